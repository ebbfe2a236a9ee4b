"""The starter list of medical, overdose and crisis sentences a center begins with, none of them approved.

They are the program's own words, at or under 6th grade. Nothing here prints until a clinician of the center
approved it (DESIGN.md sections 9 and 11; facts from DOMAIN.md section 1).
"""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence

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
    ApprovedKey.OPIOID_MIXING: "Opioids mixed with alcohol or benzodiazepines can stop my breathing.",
    ApprovedKey.ALCOHOL_WITHDRAWAL: (
        "If I drink again, I do not stop all at once alone. Shaking, sweating or seeing things: emergency room. "
        "A seizure: 911."
    ),
    ApprovedKey.BENZODIAZEPINE_WITHDRAWAL: (
        "I do not stop benzodiazepines all at once alone. Shaking, sweating or seeing things: emergency room. "
        "A seizure: 911."
    ),
    ApprovedKey.STIMULANT_FENTANYL: "Stimulants may hold fentanyl. Naloxone belongs close by.",
    ApprovedKey.KEEP_TAKING_MEDICINE: "I do not stop my medicine on my own. If I want to change it, I call my clinic.",
    ApprovedKey.MISSED_BUPRENORPHINE: "If I miss a day, I call before I take more.",
    ApprovedKey.MISSED_BUPRENORPHINE_INJECTION: "If I miss my injection, I call the clinic that day.",
    ApprovedKey.MISSED_METHADONE: "If I miss a dose, I call the clinic before the next one. I do not take extra.",
    ApprovedKey.MISSED_NALTREXONE: "If I miss a dose, I call the clinic. I do not test it with opioids.",
    ApprovedKey.MISSED_ACAMPROSATE: "If I miss a dose, I take the next one at its usual time.",
    ApprovedKey.MISSED_DISULFIRAM: "If I miss a dose, I take the next one at its usual time. I still drink no alcohol.",
    ApprovedKey.MISSED_OTHER: "If I miss a dose, I call my pharmacy before I take more.",
    ApprovedKey.RETURN_PLAN: (
        "I do not stop my medicine on my own; I call my clinic today. My good days still count. "
        "We look at my plan within 24 hours."
    ),
    ApprovedKey.MAKING_SAFER: "I ask someone I trust to keep what could hurt me away from me until this passes.",
}

STARTER_WORDS: Mapping[ApprovedKey, ApprovedSentence] = MappingProxyType(
    {key: ApprovedSentence(key, text) for key, text in _TEXTS.items()}
)
"""Every key of the list with its words, not approved."""

ASK_THE_NURSE = "Ask the nurse"
"""Prints beside the blank where a sentence has no approval."""

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
    }
)
