-- Which phase of a happening a claim tells: 'began', 'stopped' …; null where it tells the whole of it.
ALTER TABLE claims ADD COLUMN aspect TEXT;
