"""The medicines of "Leaving now": what the next day of each is called follows from what the medicine is."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.leaving import medicine_written
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import Medicine, MedicineKind
from aftercare_desktop.ui.form import FieldSpec, FormContext, with_path
from aftercare_desktop.ui.form.row import Row, TableRow
from aftercare_desktop.ui.form.rows import RowsField
from aftercare_desktop.ui.pages.leaving.context import leaving_context
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_entry import EntryNameField
from aftercare_desktop.words.leaving import next_dose_head, next_dose_label

_NEXT, _NOUN = "next_dose_on", "Medicine"


_PRESCRIBER, _PRESCRIBER_NAME = "prescriber", "prescriber.name"


class MedicineRow(TableRow):
    """Name and phone of the prescriber are one place: chosen together, and no longer the chosen one in other words."""

    def __init__(
        self,
        value: Medicine,
        fields: tuple[FieldSpec, ...],
        widths: Mapping[str, int],
        context: FormContext,
        parent: QWidget,
    ) -> None:
        super().__init__(value, fields, widths, _NOUN, context, parent)
        self._directory = context.directory
        name = self.fields()[_PRESCRIBER_NAME]
        if isinstance(name, EntryNameField):
            name.entry_chosen.connect(self._on_name_entry_chosen)
            name.place_chosen.connect(self._take)

    def _on_cell_edited(self, path: str, inside: str) -> None:
        if path.startswith(f"{_PRESCRIBER}."):
            self._value = with_path(self._value, "prescriber.entry_id", None)
        super()._on_cell_edited(path, inside)

    def _on_name_entry_chosen(self, entry_id: int) -> None:
        if self._directory is not None:
            self._take(self._directory.place(entry_id))

    def _take(self, place: Place) -> None:
        self.set_value(with_path(self._value, _PRESCRIBER, place))
        self.edited.emit(_PRESCRIBER_NAME)
        self.left.emit()


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
            noun=_NOUN,
            table=True,
            widths=widths,
        )

    def set_value(self, value: tuple[Medicine, ...]) -> None:
        self._known = {medicine.key: medicine for medicine in value}
        super().set_value(value)

    def _new_row(self, item: Medicine) -> Row:
        return MedicineRow(item, self._specs, self._widths, self._context, self)

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


def prescriber(path: str, label: str, *, span: int) -> FieldSpec:
    """A line that offers who prescribes for the client already, and the directory."""

    def make(context: FormContext, bare: bool) -> Field:
        own = leaving_context(context)
        assert own.directory is not None
        return EntryNameField(label, own.directory.find, own.prescribers, bare=bare)

    return FieldSpec(path, label, make, span)


def medicine_rows(path: str, fields: tuple[FieldSpec, ...], widths: Mapping[str, int]) -> FieldSpec:
    """A line for each medicine; Enter adds another."""

    def make(context: FormContext, bare: bool) -> Field:
        return MedicineRows(fields, widths, context)

    return FieldSpec(path, "", make, inner=fields)
