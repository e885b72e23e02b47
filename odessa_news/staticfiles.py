from whitenoise.storage import CompressedManifestStaticFilesStorage


class BundlingStorage(CompressedManifestStaticFilesStorage):
    pass
