// Imported before anything else: React looks once, when it is loaded, whether it is to check everything it does, which
// makes it several times slower.
process.env.NODE_ENV ??= 'production';
