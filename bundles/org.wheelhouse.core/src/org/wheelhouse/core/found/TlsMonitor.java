package org.wheelhouse.core.found;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.host.QemuOption;

/** What is said of a monitor that asks for TLS. Pure functions. */
final class TlsMonitor {

	/** The option of the character device that names the credentials. */
	static final String CREDENTIALS = "tls-creds";

	private static final String BY_CERTIFICATES = "tls-creds-x509";
	private static final String ATTACH = "Attach to tls:HOST:%s,dir=FOLDER: HOST is a name that its certificate%s is for, "
			+ "FOLDER has the ca-cert.pem of its CA%s.";
	private static final String WITH_CLIENT = ", and client-cert.pem with client-key.pem, which it asks for";

	private TlsMonitor() {
		// holds no state
	}

	/** Whether who connects there has to speak TLS. */
	static boolean isOne(Chardev device) {
		return device.value(CREDENTIALS).isPresent();
	}

	/**
	 * What to do.
	 *
	 * @param options of its command line
	 * @return empty when it proves by no certificate who it is, which is not spoken here
	 */
	static Optional<String> advice(Chardev device, List<QemuOption> options) {
		var id = device.value(CREDENTIALS).orElse("");
		var credentials = options.stream().filter(option -> option.name().equals("object"))
				.map(option -> Chardev.of(option.value().orElse("")))
				.filter(object -> object.value("id").filter(id::equals).isPresent()).findFirst();
		if (credentials.filter(object -> !type(object).equals(BY_CERTIFICATES)).isPresent()) {
			return Optional.empty();
		}
		var verifies = credentials.filter(object -> object.value("verify-peer").isEmpty() || object.isOn("verify-peer"))
				.isPresent();
		var where = credentials.flatMap(object -> object.value("dir")).map(dir -> ", " + dir + "/server-cert.pem,")
				.orElse("");
		return Optional.of(ATTACH.formatted(device.value("port").orElse("PORT"), where, verifies ? WITH_CLIENT : ""));
	}

	private static String type(Chardev object) {
		return object.value("qom-type").orElseGet(object::backend);
	}
}
