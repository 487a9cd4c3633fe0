"""What is known of languages: word lists, words and sentences, names, dates."""
