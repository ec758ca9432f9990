"""Maps that one can move through. The browser's part: drawing.js, page.js and page.css."""

from embedlab.maps.word_map import WordMap, word_map

__all__ = ["WordMap", "word_map"]
