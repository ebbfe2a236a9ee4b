"""The medicines of "Leaving now": what the next day of each is called follows from what the medicine is."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.leaving import medicine_written
from aftercare_desktop.domain.plans import Medicine, MedicineKind
from aftercare_desktop.ui.form import FieldSpec, FormContext
from aftercare_desktop.ui.form.row import Row
from aftercare_desktop.ui.form.rows import RowsField
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.words.leaving import next_dose_head, next_dose_label

_NEXT = "next_dose_on"


class MedicineRows(RowsField):
    """A pick-up at the pharmacy, an injection and a dose at the clinic are three things: none is asked as another."""

    def __init__(
        self, fields: tuple[FieldSpec, ...], widths: Mapping[str, int], context: FormContext
    ) -> None:
        self._known: dict[str, Medicine] = {}
        super().__init__(
            "",
            fields,
            lambda: Medicine(new_key()),
            context,
            noun="Medicine",
            table=True,
            widths=widths,
        )

    def set_value(self, value: tuple[Medicine, ...]) -> None:
        self._known = {medicine.key: medicine for medicine in value}
        super().set_value(value)

    def _show_count(self) -> None:
        super()._show_count()
        self._name_next()

    def _on_row_edited(self, row: Row, path: str) -> None:
        self._name_next()
        super()._on_row_edited(row, path)

    def _name_next(self) -> None:
        kinds = [self._kind(row.value()) for row in self.rows()]
        self._head_over(_NEXT).setText(next_dose_head(kinds))
        for number, (row, kind) in enumerate(zip(self.rows(), kinds, strict=True), start=1):
            control, words = row.fields()[_NEXT].focusProxy(), next_dose_label(kind)
            assert isinstance(control, QLineEdit)
            control.setAccessibleName(f"Medicine {number}: {words}")
            control.setPlaceholderText(words.removeprefix("Next ").removesuffix(" on").capitalize())

    def _kind(self, medicine: Medicine) -> MedicineKind:
        return medicine_written(self._known.get(medicine.key), medicine).kind


def medicine_rows(path: str, fields: tuple[FieldSpec, ...], widths: Mapping[str, int]) -> FieldSpec:
    """A line for each medicine; Enter adds another."""

    def make(context: FormContext, bare: bool) -> Field:
        return MedicineRows(fields, widths, context)

    return FieldSpec(path, "", make, inner=fields)
