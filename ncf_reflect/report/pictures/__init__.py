"""What people would rather look at, as figures: a drawing, its words, its facts as a table."""

from ncf_reflect.report.pictures.coverage import coverage_figure
from ncf_reflect.report.pictures.indicator import indicator_figure
from ncf_reflect.report.pictures.matrix import matrix_figure
from ncf_reflect.report.pictures.spread import spread_figure

__all__ = ["coverage_figure", "indicator_figure", "matrix_figure", "spread_figure"]
