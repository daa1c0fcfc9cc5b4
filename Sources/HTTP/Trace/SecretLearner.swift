/// Teaches a redactor the secrets of every exchange, whether or not a trace is wanted.
package struct SecretLearner: TraceSink {
  private let redactor: Redactor

  package init(redactor: Redactor) { self.redactor = redactor }

  package func record(_ exchange: Exchange) { redactor.learn(from: exchange) }
}
