# In place of NumPy's own build backend while pip fetches its source: pip wants to know what a source distribution is called, and
# the real one would compile all of it to tell.

import os


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    folder = os.path.join(metadata_directory, "numpy.dist-info")
    os.makedirs(folder)
    with open("PKG-INFO", encoding="utf-8") as given, open(os.path.join(folder, "METADATA"), "w", encoding="utf-8") as taken:
        taken.write(given.read())
    return "numpy.dist-info"
