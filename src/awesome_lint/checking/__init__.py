"""Files -> findings for `check`: from records of earlier runs, and in several processes where that pays."""
