"""What is known of the world, for articles and language alike: places, peoples, agencies, the calendar, and the lists
of words that rules are built from. It reads its own data and knows of no article; everybody above may ask it."""

__all__ = ["agencies", "calendar", "dateline_places", "gazetteer", "peoples", "word_lists", "written_dates"]
