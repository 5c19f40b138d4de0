package org.wheelhouse.endpoint;

import java.util.Optional;

/**
 * Where a monitor is, as a person says it: on which computer, and where it listens there. Immutable.
 *
 * @param computer reached by ssh, as {@code [user@]host[:port]}; empty for whichever knows who listens there, this one first
 * @param there    where it listens, as that computer says it
 */
public record MonitorAddress(Optional<String> computer, Address there) {

	/** What is accepted, in a sentence: what each refusal ends with. */
	public static final String ACCEPTED = AddressParser.ACCEPTED;

	/**
	 * Reads what {@link Address#parse} does, {@code ssh://[user@]host[:port]/path/to/socket} and
	 * {@code ssh://[user@]host[:port]/?port=NUMBER}, where {@code host=NAME&} may stand before the port for one that the far
	 * computer reaches; {@code tls-port} instead, with {@code &dir=FOLDER} of this computer and {@code &tls-hostname=NAME} as of
	 * {@link Address.Tls}. What a path cannot have in a URL is written as {@code %XX}.
	 *
	 * @throws IllegalArgumentException with a sentence that says what is accepted
	 */
	public static MonitorAddress parse(String text) {
		return SshUrl.isOne(text)
				? SshUrl.parse(text)
				: new MonitorAddress(Optional.empty(), Address.parse(text));
	}

	/** As {@link #parse} reads it. */
	@Override
	public String toString() {
		return computer.map(name -> SshUrl.print(name, there)).orElseGet(there::toString);
	}
}
