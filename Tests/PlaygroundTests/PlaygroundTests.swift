// The module's tests come with it.
