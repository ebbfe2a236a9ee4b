"""Words of everyday English, and small words of names, that are also names: taken for a name only with a capital.

"Will argued" names somebody and "she will call" does not; a program can only go by the capital. A word that a note
would hardly hold in small letters unless it names somebody ("smith") is not among them: hiding it is safer.
"""

_GIVEN = """
april art august autumn bill buddy cash chance crystal dawn drew early ever faith forest foster frank gay ginger
grace grant heaven honor hope job joy judge june kit king love lucky mark may mercy miles olive park patience pepper
promise rain red rich river rock rose saint sky star stew storm summer sunny trace trip van walker ward wednesday
will win winter bear bond christian justice serenity skip tab
"""
_LAST = """
battle best bird black blood blue boy brave bread bridge bright broad brown camp case chamber child church
cloud coffee cold cook couch court cross crow day days dear deal dollar drink drew drive english field fields fine
fish fleet flood flower flowers ford fox free french friend garden gates gay gold golden good grass gray green grief
guard guest guy hall hand hands harm head heard heart high hill hills holiday home hook house houses human hunt hurt
ice key keys kind lake land large last law laws lawyer leaf light little lock long major masters means moon more
mountain nail needle new nice night north nurse nut page pain palace paper parent parts pass past patch peace
peak people phone pick pine place plan point pool post pound power powers price pride quick race reader real rest
rice ring roads roll root row rush sample say school sea self sharp shirt shoe short silver small smart snow son
song south spark spear speed spring springs steel still stone story street strong sugar sweet swift tall tree trust
vest view walk wall war water waters way west wheel white wild wine wise wood woods work worth yard years young
weeks low moody press cap bus sun
"""
_SMALL = """
a about after again all also am an and any are as at back be been before but by call came can client clean come
could did do does done down drug each eat even every few find first for from get give go had has have he help her
here hers him his how i if in into is it its just keep know less let like list live lived lives made make man me
meet met mine much must my near need next no none not note now of off old on once one only or other our out over own
per plan put rent said same sat saw see seen set she since so some such take ten than that the their them then there
these they thing think this those time to today told too took two under until up upon us use very want was we week
well went were what when where which while who why with woman women work would year yes yet you your al ap bat bin
da dal das de del dela della den der des di do dos du el es et la las le les los san santa st ter und y
"""
EVERYDAY = frozenset(f"{_GIVEN} {_LAST} {_SMALL}".split())

TITLES = frozenset(
    ["dr", "esq", "ii", "iii", "iv", "jr", "md", "mr", "mrs", "ms", "mx", "prof", "rev", "rn", "sr"]
)
"""What stands before or behind a name and names nobody by itself."""
