"""Numbers in running text, read as intervals with a unit."""

from .door import find_quantities
from .measuring import Measured

__all__ = ["Measured", "find_quantities"]
