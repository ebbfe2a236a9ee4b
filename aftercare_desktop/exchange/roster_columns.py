"""The columns of rosters met in the wild, and which fact of a client each one carries (DOMAIN.md section 7)."""

import re
from types import MappingProxyType

from aftercare_desktop.domain.rosters import RosterFact

_NAMES = {
    # OpenEMR patient_data, then the census of another EMR, then common words of our own exports and of spreadsheets.
    RosterFact.RECORD_NUMBER: (
        "pubpid mrn record_number record_no medical_record_number chart_number client_id patient_id"
    ),
    RosterFact.FALLBACK_NUMBER: "pid",
    RosterFact.NAME: "name full_name client_name patient_name client patient",
    RosterFact.FIRST_NAME: "fname client_first_name first_name given_name first",
    RosterFact.MIDDLE_NAME: "mname middle_name client_middle_name",
    RosterFact.LAST_NAME: "lname client_last_name last_name family_name surname last",
    RosterFact.PREFERRED_NAME: "preferred_name client_preferred_name nickname",
    RosterFact.PRONOUNS: "pronouns preferred_pronouns",
    RosterFact.BIRTH_DATE: "dob date_of_birth birth_date birthdate client_dob",
    RosterFact.GENDER: "sex gender gender_identity",
    RosterFact.LANGUAGE: "language preferred_language primary_language",
    RosterFact.PROGRAM: "clinical_program_names program program_name programs clinical_program",
    RosterFact.LEVEL_OF_CARE: "levels_of_care level_of_care loc",
    RosterFact.ADMITTED: "original_admit_date admit_date admission_date admitted admitted_on date_of_admission",
    RosterFact.DISCHARGE_PLANNED: (
        "estimated_discharge_dates estimated_discharge_date planned_discharge planned_discharge_date "
        "discharge_planned expected_discharge_date"
    ),
    RosterFact.DISCHARGED: "discharge_date discharged_on actual_discharge_date date_of_discharge",
    RosterFact.COUNSELOR: "counselor primary_clinician clinician therapist primary_therapist",
    RosterFact.COUNSELOR_FIRST: "primary_clinician_first counselor_first",
    RosterFact.COUNSELOR_LAST: "primary_clinician_last counselor_last",
    RosterFact.STREET: "street address street_address address_1 address_line_1",
    RosterFact.CITY: "city town",
    RosterFact.STATE: "state",
    RosterFact.POSTAL_CODE: "postal_code zip zip_code postcode",
    RosterFact.COUNTRY: "country country_code",
    RosterFact.PHONE: "primary_phone phone telephone phone_number",
    RosterFact.PHONE_MOBILE: "phone_cell cell mobile mobile_phone cell_phone",
    RosterFact.PHONE_HOME: "phone_home home_phone",
    RosterFact.PHONE_WORK: "phone_biz work_phone phone_work",
    RosterFact.EMAIL: "email e_mail email_address",
    RosterFact.EMERGENCY_NAME: "emergency_contact_name emergency_contact contact_relationship_name",
    RosterFact.EMERGENCY_PHONE: "emergency_contact_phone phone_contact",
    RosterFact.EMERGENCY_RELATION: "emergency_contact_relation emergency_contact_relationship contact_relationship",
    RosterFact.INSURANCE: "insurance payer primary_insurance",
    RosterFact.ALLERGIES: "allergies",
}


def folded(name: str) -> str:
    """A column name without case, spaces, underscores and signs."""
    return re.sub(r"[\W_]+", "", name).casefold()


_FACT_OF = MappingProxyType({folded(name): fact for fact, names in _NAMES.items() for name in names.split()})


def fact_of(name: str) -> RosterFact | None:
    """What a column of this name holds; None when it is not understood."""
    return _FACT_OF.get(folded(name))
