"""Words of everyday English, and small words of names, that are also names: taken for a name only with a capital.

"Will argued" names somebody and "she will call" does not; a program can only go by the capital.
"""

_GIVEN = """
ace amber amen angel april art ash aspen august autumn baker barb basil bay bear beau bill bishop blaze bob
bond brand brook brooks buck bud buddy buster candy cash chad chance charity chase chip chuck clay cliff clover
coral crystal daisy dale dawn dean dee deacon destiny dick dolly dot drew duke earl early ebony eve ever faith
fern flora forest foster frank gale gene gay gill ginger glen grace grant hank harmony haven hazel heath heather
heaven honor hope hunter iris ivory ivy jack jade jasmine jay jean jet jewel job joy judge june kale
kay kit king lance lane laurel lily love lucky marina mark marshal may melody mercy merry miles miller mist
misty noble norm olive opal paige parish park pat patience paw pearl penny peg pepper pierce piper poppy
porter precious prince promise prudence queen rain ray raven red reed rich river rob robin rock rocky rod roman rose
ruby rusty sage sally sandy saint scout shade shelly sky skip sonny star stella sterling stew storm sue summer sunny
tab tab trace trip trinity tuck van violet wade walker ward wednesday
wes will willow win winter woody wren
"""
_LAST = """
abbey abbot ace alder banks barber battle bell berry best bird black blood bloom blue boss bowl bowman boy brave bread
bridge bright broad brown bull burns bush butcher butler camp carpenter carter case chamber child church clay
cloud coffee cold cook cooper couch court cross crow curry day days dear deal diamond dollar drink drew drive english
field fields fine fish fisher fleet flood flower flowers ford fort fox free freeman french friend frost fry fuller
gallows garden gates gay gold golden good goodman gore grass gray green grey grief groom guard guest guy hall hand
hands hardy harm head heard heart high hill hills holiday holly home hood hook hooks horn house houses
house human hunt hurt ice key keys kind knight lake land large last law laws lawyer leaf light little lock long
loop lord low major mason masters meadows means mills moon moody moor more moss mountain nail needle
nelson new newman nice night north nurse nut oak oaks page pain palace paper parent parson parts pass past patch
peace peak people phone pick pike pine place plan point pole pond pool pope post potter pound power powers
price pride priest quick race reader real rest rice ring rivers roach roads roll root roper row rush sample
savage say school sea self sharp sheets shepherd ship shirt shoe shore short silver singer small smart smith
snow son song south spark sparks spear speed spring springs staples steel still stone story stout street strong
sugar summers sweet swift tailor tall teller temple thorn tower towers towns tree trust turner underhill
unger vest view vine walk wall war water waters way weaver weeks wells west wheat wheel wheeler white wild wine
wise wolf wood woods work worth yard years york young
"""
_SMALL = """
a about after again all also am an and any are as at back be been before but by call came can client clean come
could did do does done down drug each eat even every few find first for from get give go had has have he help her here
hers him his how i if in into is it its just keep know less let like list live lived lives made make man me meet met
mine much must my near need next no none not note now of off old on once one only or other our out over own per plan
put rent said same sat saw see seen set she since so some such take ten than that the their them then there these they
thing think this those time to today told too took two under until up upon us use very want was we week well went were
what when where which while who why with woman women work would year yes yet you your
al ap bat bin da dal das de del dela della den der des di do dos du el es et la las le les los san santa
st ter und y
"""
EVERYDAY = frozenset(f"{_GIVEN} {_LAST} {_SMALL}".split())

TITLES = frozenset(
    ["dr", "esq", "ii", "iii", "iv", "jr", "md", "mr", "mrs", "ms", "mx", "prof", "rev", "rn", "sr"]
)
"""What stands before or behind a name and names nobody by itself."""
