"""The paper room: plain frozen data in, PDF bytes out. ReportLab, HarfBuzz and pikepdf live here alone."""
