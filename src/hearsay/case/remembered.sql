-- What linking remembers of pairs of claims, so that a page that is added leaves the rest as it is. Nothing is lost
-- where it is emptied.

CREATE TABLE remembered (
    claim TEXT PRIMARY KEY,
    mark TEXT NOT NULL,             -- digest of all that a comparison reads of the claim
    found TEXT NOT NULL             -- other claims, each with how strongly both are tied (JSON)
) STRICT;
