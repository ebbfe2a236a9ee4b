"""Library words of the made-up plans in Arabic: the first part of a plan, as far as its translator has come."""

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "{mentor} picks me up at 6:30 PM. We eat first.": "{mentor} يأخذني الساعة 6:30 مساءً. نأكل أولاً.",
        "A meeting first, then {family}'s. I can leave any time.": (
            "أذهب إلى الاجتماع أولاً، ثم إلى بيت {family}. أستطيع أن أغادر في أي وقت."
        ),
        "{counselor} tries again the next day.": "{counselor} يتصل مرة أخرى في اليوم التالي.",
        "Rides in the first weeks.": "من يوصلني في الأسابيع الأولى.",
        "I can bake bread and cook for ten.": "أعرف أن أخبز وأطبخ لعشرة أشخاص.",
        "Calls, not letters.": "مكالمات، لا رسائل.",
        "I want my family to trust my word.": "أريد أن تثق عائلتي بكلامي.",
        "I miss Sunday dinner.": "أشتاق إلى عشاء يوم الأحد.",
        "Call {family} when I say I will": "أتصل بـ {family} كما وعدت",
        "Go to the family group together": "نذهب معاً إلى مجموعة العائلة",
        "I want a quiet place with my own door.": "أريد مكاناً هادئاً له باب خاص بي.",
        "I sleep when it is quiet.": "أنام عندما يكون المكان هادئاً.",
        "I want people around me who get it.": "أريد حولي أناساً يفهمونني.",
        "Being alone in my room is when it starts.": "يبدأ الأمر عندما أكون وحدي في غرفتي.",
        "Go to my group every week": "أذهب إلى مجموعتي كل أسبوع",
        "An old friend calls": "يتصل صديق قديم",
        "I do not pick up and I tell someone": "لا أرد وأخبر شخصاً ما",
        "I tell small lies": "أقول أكاذيب صغيرة",
        "I tell one person what is true": "أقول الحقيقة لشخص واحد",
        "It is Saturday night": "ليلة السبت",
        "I go to the late meeting": "أذهب إلى الاجتماع المتأخر",
        "My birthday": "عيد ميلادي",
        "Breakfast with {mentor}, then a meeting.": "فطور مع {mentor} ثم اجتماع.",
        "One spray is in my coat. One is in the kitchen.": "بخاخ في معطفي، وآخر في المطبخ.",
        "Bus 5": "الحافلة رقم 5",
        "Taxi, paid by the center": "سيارة أجرة يدفعها المركز",
        "{family} drives me": "يوصلني {family}",
        "{mentor} drives me": "يوصلني {mentor}",
        "My bag, my ID, and my medicine": "حقيبتي وهويتي ودوائي",
        "I can call before, during or after.": "أستطيع أن أتصل قبل ذلك أو خلاله أو بعده.",
        "I think others would be better off without me.": "أظن أن الآخرين أفضل حالاً من دوني.",
        "I listen to my three songs.": "أستمع إلى أغنياتي الثلاث.",
        "I give my car keys to {host} on hard nights.": "أعطي مفاتيح سيارتي لـ {host} في الليالي الصعبة.",
        "Being there in the spring.": "أن أكون هنا في الربيع.",
        "The bus, and what to say at the pharmacy": "الحافلة، وماذا أقول في الصيدلية",
    }
)  # fmt: skip
