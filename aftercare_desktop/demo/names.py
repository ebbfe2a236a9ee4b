"""Invented names in several scripts, each with how the person wants to be called and which language they speak."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a made-up person is by name; `gender` and `pronouns` are in their own words."""

    name: str
    pronouns: str
    gender: str
    preferred: str = ""
    language: str = "English"
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class _Community:
    """Names of people who share a language. Each list holds pairs: the name, and how it is said in Latin letters."""

    language: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]
    family_first: bool = False
    interpreter: bool = False

    def identity(self, rng: Random) -> Identity:
        woman = rng.random() < 0.45
        first = rng.choice(self.women if woman else self.men)
        last = rng.choice(self.last)
        written, _, said = first.partition("|")
        between = "" if self.family_first and self.language in ("Mandarin", "Korean") else " "
        name = f"{last}{between}{written}" if self.family_first else f"{written} {last}"
        pronouns, gender = ("she/her", "woman") if woman else ("he/him", "man")
        return Identity(name, pronouns, gender, said, self.language, self.interpreter and rng.random() < 0.7)


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split())


FIRST_PEOPLE = (
    Identity("Marisol Quintero", "she/her", "woman", language="Spanish", interpreter=True),
    Identity("Nguyễn Thị Hạnh", "she/her", "woman", "Hạnh Nguyễn", "Vietnamese"),
    Identity("Grady Ouellette", "he/him", "man"),
    Identity("Imani Brightwater", "she/her", "woman"),
    Identity("Calder Finch", "they/them", "nonbinary"),
    Identity("Amina Warsame", "she/her", "woman", language="Somali"),
    Identity("Joelle Thibodeau", "she/her", "woman", language="French"),
    Identity("Дмитро Коваленко", "he/him", "man", "Dmytro Kovalenko", "Ukrainian", interpreter=True),
    Identity("Lucia Benedetto", "she/her", "woman"),
    Identity("Wesley Pelkey", "he/him", "man", "Wes Pelkey"),
    Identity("نور حدّاد", "she/her", "woman", "Noor Haddad", "Arabic"),
    Identity("Tamsin Hale", "she/they", "woman"),
    Identity("Owen Farraday", "he/him", "man"),
    Identity("Ruben Castellane", "he/him", "man"),
    Identity("Mateus Lubamba", "he/him", "man", language="Portuguese"),
    Identity("Eamon Driscoll", "he/him", "man"),
    Identity("Felix Arsenault", "he/him", "trans man"),
    Identity("សុភា ចាន់", "she/her", "woman", "Sophea Chan", "Khmer", interpreter=True),
    Identity("ሰላም ተስፋዬ", "she/her", "woman", "Selam Tesfaye", "Amharic"),
    Identity("陈晓梅", "she/her", "woman", "Xiaomei", "Mandarin", interpreter=True),
    Identity("अनन्या जोशी", "she/her", "woman", "Ananya Joshi", "Hindi"),
    Identity("Maximilian Featherstonehaugh-Villanueva de la Torre y Montoya", "he/him", "man", "Max"),
    Identity("Bo", "he/him", "man"),
    Identity("Siobhán Ní Mhaoláin", "she/her", "woman", "Shiv"),
    Identity("กมล ศรีสุข", "he/him", "man", "Kamon", "Thai"),
    Identity("Jean-Étienne Wabanaki-Côté", "he/him", "man", language="French"),
    Identity("ნინო ბერიძე", "she/her", "woman", "Nino Beridze", "Georgian"),
    Identity("ליאור בן־דוד", "he/him", "man", "Lior", "Hebrew"),
)
"""The people after Theo Bramwell, who is the first client: several scripts, long and short names."""

_ENGLISH = _Community(
    "English",
    _split(
        "Abigail Bridget Carla Delia Edith Fern Gwen Hattie Isla June Kendra Lorna Maeve Nadine Opal Paige Quinn "
        "Rhoda Sylvie Tess Una Verity Willa Yvette Zelda Corinne Daphne Elowen Frances Ginny Harriet Ivy"
    ),
    _split(
        "Abel Barrett Clay Dexter Emmett Floyd Gideon Hollis Ike Jarvis Kip Lowell Marlon Ned Orrin Perry Rex "
        "Silas Truman Ulric Vance Wendell Yates Zeke Amos Byron Curtis Dwight Ellis Foster Garth Heath"
    ),
    _split(
        "Alder Bickford Chadbourne Dunning Eastman Fickett Gagnon Haskell Ingalls Jewett Kimball Libby Merrill "
        "Norwood Osgood Plummer Quimby Ridlon Sawtelle Tarbox Upton Varney Whittier Yeaton Beaulieu Cloutier "
        "Doucette Fournier Gallant Hebert Levesque Michaud Nadeau Pelletier Roderick Soucy Tardif Violette "
        "Ashworth Bramhall Crockett Drinkwater Elwell Farnham Goodale Hutchins Ireland Kneeland Lunt Mosher "
        "Nason Oakes Penley Rackliff Stackpole Thurlow Wadleigh Wormell Brackett Coombs Durgin Estes"
    ),
)
_OTHERS = (
    _Community(
        "Somali",
        ("Hodan", "Ifrah", "Sagal", "Zahra", "Filsan", "Deqa"),
        ("Abdi", "Guled", "Liban", "Warsame", "Yusuf", "Khalid"),
        ("Ali Hersi", "Farah", "Mohamud", "Jama", "Isse", "Abdullahi Nur"),
    ),
    _Community(
        "Spanish",
        ("Ximena", "Yolanda", "Pilar", "Rocío", "Inés", "Belén"),
        ("Joaquín", "Íñigo", "Ramón", "Efraín", "Nicolás", "Agustín"),
        ("Quiñones Vega", "Ibáñez", "Peña Lugo", "Núñez", "Zambrano", "Cordero Ruiz"),
        interpreter=True,
    ),
    _Community(
        "French",
        ("Clémence", "Béatrice", "Noëlle", "Solange", "Espérance", "Grâce"),
        ("Anaclet", "Théophile", "Désiré", "Étienne", "Prosper", "Hervé"),
        ("Mukendi", "Kabongo", "Ilunga", "Bélanger", "Tshibangu", "Gosselin"),
        interpreter=True,
    ),
    _Community(
        "Portuguese",
        ("Conceição", "Luzia", "Inês", "Graça", "Iolanda"),
        ("João", "Domingos", "Simão", "Adão", "Kiala"),
        ("Nzinga", "dos Santos", "Lukeni", "Magalhães", "Kiluanji"),
    ),
    _Community(
        "Vietnamese",
        ("Thị Lan", "Ngọc Ánh", "Mỹ Duyên", "Thùy Dương", "Bích Thảo"),
        ("Văn Hùng", "Quốc Bảo", "Đức Thịnh", "Hữu Phước", "Minh Tuấn"),
        ("Trần", "Phạm", "Đặng", "Lý", "Huỳnh", "Võ"),
        family_first=True,
        interpreter=True,
    ),
    _Community(
        "Arabic",
        ("ليلى|Layla", "سلمى|Salma", "هدى|Huda", "رنا|Rana", "مريم|Maryam"),
        ("سامر|Samer", "كريم|Karim", "ياسين|Yassin", "بلال|Bilal", "عمر|Omar"),
        ("الخطيب", "منصور", "الزين", "بشير", "حمدان"),
        interpreter=True,
    ),
    _Community(
        "Russian",
        ("Ирина|Irina", "Людмила|Lyuda", "Оксана|Oksana", "Зоя|Zoya", "Вера|Vera"),
        ("Аркадий|Arkady", "Григорий|Grisha", "Ефим|Yefim", "Тимур|Timur", "Юрий|Yuri"),
        ("Белых", "Черных", "Шевченко", "Долгих", "Коваль", "Гончар"),
    ),
    _Community(
        "Mandarin",
        ("晓月|Xiaoyue", "丽华|Lihua", "雪|Xue", "思敏|Simin"),
        ("建国|Jianguo", "浩然|Haoran", "文涛|Wentao", "磊|Lei"),
        ("王", "赵", "孙", "林", "何", "郭"),
        family_first=True,
        interpreter=True,
    ),
    _Community(
        "Korean",
        ("하늘|Haneul", "지은|Jieun", "수빈|Subin"),
        ("민준|Minjun", "동현|Donghyun", "성호|Seongho"),
        ("김", "박", "최", "윤", "한"),
        family_first=True,
    ),
    _Community(
        "Amharic",
        ("ህይወት|Hiwot", "ቤተልሔም|Betelhem", "ማርታ|Marta"),
        ("ዳዊት|Dawit", "ዮናስ|Yonas", "በረከት|Bereket"),
        ("ገብሬ", "ከበደ", "አበበ", "ታደሰ"),
    ),
    _Community(
        "Bengali",
        ("রিমা|Rima", "শাপলা|Shapla", "নাজমা|Nazma"),
        ("আরিফ|Arif", "রফিক|Rafiq", "তপন|Tapan"),
        ("চৌধুরী", "হোসেন", "দাস", "সরকার"),
    ),
    _Community(
        "Khmer",
        ("ស្រីនាង|Sreyneang", "បុប្ផា|Bopha", "ចាន់ធី|Chanthy"),
        ("សុខា|Sokha", "វិចិត្រ|Vichet", "រតនា|Rattana"),
        ("សួន", "កែវ", "ហេង", "លី"),
        interpreter=True,
    ),
    _Community(
        "Greek",
        ("Νεφέλη|Nefeli", "Θάλεια|Thalia", "Δανάη|Danae"),
        ("Στέλιος|Stelios", "Μάνος|Manos", "Πέτρος|Petros"),
        ("Καραγιάννη", "Μαυρίδη", "Λιανού", "Ζερβού"),
    ),
)
_ENGLISH_SHARE = 0.72
_OWN_GENDERS = (("they/them", "nonbinary"), ("he/they", "trans man"), ("she/her", "trans woman"))


def identity(index: int, rng: Random) -> Identity:
    """The name of the client with this index, 1 being the first after Theo Bramwell."""
    if 1 <= index <= len(FIRST_PEOPLE):
        return FIRST_PEOPLE[index - 1]
    community = _ENGLISH if rng.random() < _ENGLISH_SHARE else rng.choice(_OTHERS)
    found = community.identity(rng)
    if rng.random() < 0.04:
        pronouns, gender = rng.choice(_OWN_GENDERS)
        return Identity(found.name, pronouns, gender, found.preferred, found.language, found.interpreter)
    return found


def first_names(rng: Random, count: int, *, woman: bool) -> list[str]:
    """Different first names for people in a client's life."""
    return rng.sample(_ENGLISH.women if woman else _ENGLISH.men, count)


def last_name(rng: Random) -> str:
    """A last name for somebody in a client's life."""
    return rng.choice(_ENGLISH.last)
