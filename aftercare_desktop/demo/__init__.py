"""The made-up center: invented people, places and plans for practice, pictures and tests. Nobody here is real."""

DEMO_USER = "demo"
DEMO_PASSWORD = "aftercare-demo"
"""For practice on made-up people only; everybody may know it."""
