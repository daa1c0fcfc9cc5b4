// The module's tests are on their way.
