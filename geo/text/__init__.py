"""Reading the text itself: sentences, words and their grammar, dates, numbers.

Everything here works on character offsets into ``Article.text`` and knows no places.
"""
