/// What the program calls itself on the wire and in files.
package enum Product {
  package static let name = "mcpauth"
  package static let version = "0.1.0"
}
