"""How printing the set is called, found and reached wherever it is offered."""

PRINT_SET = "Print the set"
PRINT_SET_ICON = "printer"
PRINT_SET_KEY = "Ctrl+P"
PRINT_SET_WORDS = "papers paper plan card week print"
