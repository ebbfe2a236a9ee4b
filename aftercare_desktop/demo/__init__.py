"""The made-up center: invented people, places and plans for practice, pictures and tests. Nobody here is real."""
