"""The starter list of medical, overdose and crisis sentences a center begins with, none of them approved.

They are the program's own words, at or under 6th grade. Nothing here prints until a clinician of the center
approved it (DESIGN.md sections 9 and 11; facts from DOMAIN.md section 1).
"""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence, WordsGroup

_TEXTS = {
    ApprovedKey.CRISIS_LINE: "Call or text 988 any time, day or night. Spanish: press 2. Veterans: press 1.",
    ApprovedKey.LOWERED_TOLERANCE: (
        "After a break, my body cannot take what it used to. Even a small amount can stop my breathing. "
        "If I use, I do not use alone."
    ),
    ApprovedKey.NALOXONE_HOUSE: "I told my house: hard to wake or breathing slowly, spray and call 911.",
    ApprovedKey.OVERDOSE_STEPS: (
        "Shake me, shout, rub my breastbone. Call 911. Spray one nostril. Not breathing: a breath every 5 seconds. "
        "Breathing: on my side. No better in 2-3 minutes: new spray, other nostril. Stay; I may fade again."
    ),
    ApprovedKey.OPIOID_MIXING: (
        "If I use opioids, I drink no alcohol and take no benzodiazepines. The mix can stop my breathing."
    ),
    ApprovedKey.ALCOHOL_WITHDRAWAL: (
        "If I drink again, I do not stop all at once alone. If I shake, sweat or see things, I go to the hospital. "
        "A seizure: 911."
    ),
    ApprovedKey.BENZODIAZEPINE_WITHDRAWAL: (
        "I do not stop benzodiazepines all at once alone. If I shake, sweat or see things, I go to the hospital. "
        "A seizure: 911."
    ),
    ApprovedKey.STIMULANT_FENTANYL: "Drugs like meth and cocaine may hold fentanyl. I keep naloxone close by.",
    ApprovedKey.KEEP_TAKING_MEDICINE: "I do not stop my medicine on my own. If I want to change it, I call my clinic.",
    ApprovedKey.MISSED_BUPRENORPHINE: "If I miss a day, I call before I take more.",
    ApprovedKey.MISSED_BUPRENORPHINE_INJECTION: "If I miss my injection, I call the clinic that day.",
    ApprovedKey.MISSED_METHADONE: "If I miss a dose, I call the clinic before the next one. I do not take extra.",
    ApprovedKey.MISSED_NALTREXONE: "If I miss a dose, I call the clinic. I do not test it with opioids.",
    ApprovedKey.MISSED_ACAMPROSATE: "If I miss a dose, I take the next one at its usual time.",
    ApprovedKey.MISSED_DISULFIRAM: "If I miss a dose, I take the next one at its usual time. I still drink no alcohol.",
    ApprovedKey.MISSED_OTHER: "If I miss a dose, I call my pharmacy before I take more.",
    ApprovedKey.RETURN_PLAN: (
        "I keep naloxone near. I do not stop my medicine on my own; I call my clinic today. "
        "My good days still count. We look at my plan within 24 hours."
    ),
    ApprovedKey.MAKING_SAFER: "I ask someone I trust to keep what could hurt me until this passes.",
    ApprovedKey.NALTREXONE_BLOCKS: (
        "Naltrexone blocks opioids. When it wears off, a small amount can stop my breathing. "
        "I tell every doctor that I take it."
    ),
    ApprovedKey.DISULFIRAM_ALCOHOL: (
        "With this pill, alcohol can make me very sick. It can hide in food, mouthwash and cough syrup. "
        "I look at the label first."
    ),
    ApprovedKey.IT_WILL_PASS: "It will pass. I am not alone.",
}

STARTER_WORDS: Mapping[ApprovedKey, ApprovedSentence] = MappingProxyType(
    {key: ApprovedSentence(key, text) for key, text in _TEXTS.items()}
)
"""Every key of the list with its words, not approved."""

ASK_THE_NURSE = "Ask the nurse"
"""Prints beside the blank where a sentence has no approval."""

TOO_LONG_FOR_CARD = (
    "Too long for the pocket card. The words print in full below the card, on the same sheet; "
    "shorter ones stand on it."
)

NOT_ON_CARD: Mapping[ApprovedKey, str] = MappingProxyType(
    {
        ApprovedKey.OVERDOSE_STEPS: (
            "These words name the center, and the pocket card never does. They print in plans, and in full below "
            "the card, on the same sheet; without the name they stand on it."
        ),
        ApprovedKey.IT_WILL_PASS: (
            "These words name the center, and the pocket card never does. A blank with "
            f"“{ASK_THE_NURSE}” prints on it in their place; without the name they stand on it."
        ),
    }
)
"""What becomes on the card of words that name the center; other words are on no card."""

TITLES: Mapping[ApprovedKey, str] = MappingProxyType(
    {
        ApprovedKey.CRISIS_LINE: "Crisis line",
        ApprovedKey.LOWERED_TOLERANCE: "Lowered tolerance",
        ApprovedKey.NALOXONE_HOUSE: "Naloxone at home",
        ApprovedKey.OVERDOSE_STEPS: "If I cannot be woken",
        ApprovedKey.OPIOID_MIXING: "Mixing",
        ApprovedKey.ALCOHOL_WITHDRAWAL: "Stopping alcohol",
        ApprovedKey.BENZODIAZEPINE_WITHDRAWAL: "Stopping benzodiazepines",
        ApprovedKey.STIMULANT_FENTANYL: "Fentanyl in stimulants",
        ApprovedKey.KEEP_TAKING_MEDICINE: "Keeping my medicine",
        ApprovedKey.MISSED_BUPRENORPHINE: "If I miss a day of buprenorphine",
        ApprovedKey.MISSED_BUPRENORPHINE_INJECTION: "If I miss a buprenorphine injection",
        ApprovedKey.MISSED_METHADONE: "If I miss a methadone dose",
        ApprovedKey.MISSED_NALTREXONE: "If I miss naltrexone",
        ApprovedKey.MISSED_ACAMPROSATE: "If I miss acamprosate",
        ApprovedKey.MISSED_DISULFIRAM: "If I miss disulfiram",
        ApprovedKey.MISSED_OTHER: "If I miss another medicine",
        ApprovedKey.RETURN_PLAN: "If I use",
        ApprovedKey.MAKING_SAFER: "Making my place safer",
        ApprovedKey.NALTREXONE_BLOCKS: "Naltrexone and opioids",
        ApprovedKey.DISULFIRAM_ALCOHOL: "Disulfiram and alcohol",
        ApprovedKey.IT_WILL_PASS: "When it is strong",
    }
)

GROUP_TITLES: Mapping[WordsGroup, str] = MappingProxyType(
    {
        WordsGroup.CRISIS: "Crisis",
        WordsGroup.OVERDOSE: "Overdose",
        WordsGroup.RETURN_TO_USE: "After a return to use",
        WordsGroup.OPIOIDS: "Opioids",
        WordsGroup.STIMULANTS: "Stimulants",
        WordsGroup.ALCOHOL: "Alcohol",
        WordsGroup.BENZODIAZEPINES: "Benzodiazepines",
        WordsGroup.BUPRENORPHINE: "Buprenorphine",
        WordsGroup.METHADONE: "Methadone",
        WordsGroup.NALTREXONE: "Naltrexone",
        WordsGroup.ACAMPROSATE: "Acamprosate",
        WordsGroup.DISULFIRAM: "Disulfiram",
        WordsGroup.ANY_MEDICINE: "Any medicine",
    }
)

_MEDICINE_PAGES = "On page 1 and the medicine page of those who take it"
PRINTS: Mapping[ApprovedKey, str] = MappingProxyType(
    {
        ApprovedKey.CRISIS_LINE: "In every crisis plan",
        ApprovedKey.LOWERED_TOLERANCE: "On page 1 and the medicine page after opioids or stimulants",
        ApprovedKey.NALOXONE_HOUSE: "On page 1 and the medicine page after opioids or stimulants",
        ApprovedKey.OVERDOSE_STEPS: "On the medicine page after opioids or stimulants, and on the pocket card",
        ApprovedKey.OPIOID_MIXING: "On the medicine page after opioids",
        ApprovedKey.ALCOHOL_WITHDRAWAL: "On the medicine page after alcohol",
        ApprovedKey.BENZODIAZEPINE_WITHDRAWAL: "On the medicine page after benzodiazepines",
        ApprovedKey.STIMULANT_FENTANYL: "On the medicine page after stimulants",
        ApprovedKey.KEEP_TAKING_MEDICINE: "On the medicine page of everybody who takes one",
        ApprovedKey.MISSED_BUPRENORPHINE: _MEDICINE_PAGES,
        ApprovedKey.MISSED_BUPRENORPHINE_INJECTION: _MEDICINE_PAGES,
        ApprovedKey.MISSED_METHADONE: _MEDICINE_PAGES,
        ApprovedKey.MISSED_NALTREXONE: _MEDICINE_PAGES,
        ApprovedKey.MISSED_ACAMPROSATE: _MEDICINE_PAGES,
        ApprovedKey.MISSED_DISULFIRAM: _MEDICINE_PAGES,
        ApprovedKey.MISSED_OTHER: "On page 1 and the medicine page with every other medicine",
        ApprovedKey.RETURN_PLAN: "In every plan, under “If I use”",
        ApprovedKey.MAKING_SAFER: "In every crisis plan",
        ApprovedKey.NALTREXONE_BLOCKS: "On the medicine page of those who take it",
        ApprovedKey.DISULFIRAM_ALCOHOL: "On the medicine page of those who take it",
        ApprovedKey.IT_WILL_PASS: "On the pocket card",
    }
)
"""Where each sentence prints, for whoever approves it."""
