"""Conditions as a center meets them: ICD-10-CM codes with our own person-first labels.

The official descriptions (public domain, April 2026) speak of "abuse"; they belong to chart and exchange only.
"""

from aftercare_desktop.domain.clients import Condition

_SUBSTANCES = (
    ("F10", "Alcohol use disorder"),
    ("F11", "Opioid use disorder"),
    ("F12", "Cannabis use disorder"),
    ("F13", "Sedative use disorder"),
    ("F14", "Cocaine use disorder"),
    ("F15", "Stimulant use disorder"),
    ("F16", "Hallucinogen use disorder"),
    ("F18", "Inhalant use disorder"),
    ("F19", "Other substance use disorder"),
)
_SEVERITIES = (
    ("10", "mild"),
    ("11", "mild, in remission"),
    ("20", "moderate or severe"),
    ("21", "moderate or severe, in remission"),
)
_CO_OCCURRING = (
    ("F17.210", "Nicotine use disorder, cigarettes"),
    ("F17.290", "Nicotine use disorder, other tobacco"),
    ("F20.9", "Schizophrenia"),
    ("F25.9", "Schizoaffective disorder"),
    ("F29", "Psychosis, not specified"),
    ("F31.9", "Bipolar disorder"),
    ("F31.81", "Bipolar II disorder"),
    ("F32.A", "Depression"),
    ("F32.1", "Depression, single episode, moderate"),
    ("F33.1", "Depression, recurrent, moderate"),
    ("F33.2", "Depression, recurrent, severe"),
    ("F34.1", "Persistent depressive disorder"),
    ("F40.10", "Social anxiety disorder"),
    ("F41.0", "Panic disorder"),
    ("F41.1", "Generalized anxiety disorder"),
    ("F41.9", "Anxiety, not specified"),
    ("F42.9", "Obsessive-compulsive disorder"),
    ("F43.10", "Post-traumatic stress disorder"),
    ("F43.20", "Adjustment disorder"),
    ("F50.9", "Eating disorder"),
    ("F51.01", "Insomnia"),
    ("F60.3", "Borderline personality disorder"),
    ("F63.0", "Gambling disorder"),
    ("F84.0", "Autism"),
    ("F90.9", "Attention-deficit hyperactivity disorder"),
    ("B18.2", "Hepatitis C, chronic"),
    ("B20", "HIV"),
    ("E11.9", "Diabetes, type 2"),
    ("G40.909", "Epilepsy"),
    ("G47.33", "Sleep apnea"),
    ("G89.29", "Chronic pain"),
    ("I10", "High blood pressure"),
    ("J45.909", "Asthma"),
    ("K70.30", "Cirrhosis, from alcohol"),
    ("K74.60", "Cirrhosis"),
    ("S06.9X9S", "Brain injury, after-effects"),
)

CONDITIONS: tuple[Condition, ...] = tuple(
    Condition(f"{label}, {severity}", f"{family}.{suffix}")
    for family, label in _SUBSTANCES
    for suffix, severity in _SEVERITIES
) + tuple(Condition(label, code) for code, label in _CO_OCCURRING)
"""What the form offers while typing; any other label or code may be written."""
