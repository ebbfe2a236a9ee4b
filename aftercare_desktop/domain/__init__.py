"""What the program knows of its field: frozen dataclasses, enums and rules. Standard library only."""
