"""The widget kit: it lays out, shows what it is given and emits what happened. It decides nothing and knows
no service.
"""
