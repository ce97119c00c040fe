"""`python -m hearsay` is `hearsay`."""

from .cli import main

if __name__ == "__main__":
    main()
