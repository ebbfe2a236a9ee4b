"""The columns of rosters met in the wild, and which fact of a client each one carries (DOMAIN.md section 7)."""

import re
from enum import Enum, auto
from types import MappingProxyType


class Column(Enum):
    """What a column holds."""

    RECORD_NUMBER = auto()
    FALLBACK_NUMBER = auto()
    """An internal number, used where the record number itself is not given."""
    NAME = auto()
    FIRST_NAME = auto()
    MIDDLE_NAME = auto()
    LAST_NAME = auto()
    PREFERRED_NAME = auto()
    PRONOUNS = auto()
    BIRTH_DATE = auto()
    GENDER = auto()
    LANGUAGE = auto()
    PROGRAM = auto()
    LEVEL_OF_CARE = auto()
    ADMITTED = auto()
    DISCHARGE_PLANNED = auto()
    DISCHARGED = auto()
    COUNSELOR = auto()
    COUNSELOR_FIRST = auto()
    COUNSELOR_LAST = auto()
    STREET = auto()
    CITY = auto()
    STATE = auto()
    POSTAL_CODE = auto()
    COUNTRY = auto()
    PHONE = auto()
    PHONE_MOBILE = auto()
    PHONE_HOME = auto()
    PHONE_WORK = auto()
    EMAIL = auto()
    EMERGENCY_NAME = auto()
    EMERGENCY_PHONE = auto()
    EMERGENCY_RELATION = auto()
    INSURANCE = auto()
    ALLERGIES = auto()


_NAMES = {
    # OpenEMR patient_data, then the census of another EMR, then common words of our own exports and of spreadsheets.
    Column.RECORD_NUMBER: "pubpid mrn record_number record_no medical_record_number chart_number client_id patient_id",
    Column.FALLBACK_NUMBER: "pid",
    Column.NAME: "name full_name client_name patient_name client patient",
    Column.FIRST_NAME: "fname client_first_name first_name given_name first",
    Column.MIDDLE_NAME: "mname middle_name client_middle_name",
    Column.LAST_NAME: "lname client_last_name last_name family_name surname last",
    Column.PREFERRED_NAME: "preferred_name client_preferred_name nickname",
    Column.PRONOUNS: "pronouns preferred_pronouns",
    Column.BIRTH_DATE: "dob date_of_birth birth_date birthdate client_dob",
    Column.GENDER: "sex gender gender_identity",
    Column.LANGUAGE: "language preferred_language primary_language",
    Column.PROGRAM: "clinical_program_names program program_name programs clinical_program",
    Column.LEVEL_OF_CARE: "levels_of_care level_of_care loc",
    Column.ADMITTED: "original_admit_date admit_date admission_date admitted admitted_on date_of_admission",
    Column.DISCHARGE_PLANNED: (
        "estimated_discharge_dates estimated_discharge_date planned_discharge planned_discharge_date "
        "discharge_planned expected_discharge_date"
    ),
    Column.DISCHARGED: "discharge_date discharged_on actual_discharge_date date_of_discharge",
    Column.COUNSELOR: "counselor primary_clinician clinician therapist primary_therapist",
    Column.COUNSELOR_FIRST: "primary_clinician_first counselor_first",
    Column.COUNSELOR_LAST: "primary_clinician_last counselor_last",
    Column.STREET: "street address street_address address_1 address_line_1",
    Column.CITY: "city town",
    Column.STATE: "state",
    Column.POSTAL_CODE: "postal_code zip zip_code postcode",
    Column.COUNTRY: "country country_code",
    Column.PHONE: "primary_phone phone telephone phone_number",
    Column.PHONE_MOBILE: "phone_cell cell mobile mobile_phone cell_phone",
    Column.PHONE_HOME: "phone_home home_phone",
    Column.PHONE_WORK: "phone_biz work_phone phone_work",
    Column.EMAIL: "email e_mail email_address",
    Column.EMERGENCY_NAME: "emergency_contact_name emergency_contact contact_relationship_name",
    Column.EMERGENCY_PHONE: "emergency_contact_phone phone_contact",
    Column.EMERGENCY_RELATION: "emergency_contact_relation emergency_contact_relationship contact_relationship",
    Column.INSURANCE: "insurance payer primary_insurance",
    Column.ALLERGIES: "allergies",
}


def _folded(name: str) -> str:
    """A column name without case, spaces, underscores and signs."""
    return re.sub(r"[\W_]+", "", name).casefold()


_COLUMN_OF = MappingProxyType(
    {_folded(name): column for column, names in _NAMES.items() for name in names.split()}
)


def column_of(name: str) -> Column | None:
    """What a column of this name holds; None when it is not understood."""
    return _COLUMN_OF.get(_folded(name))
