package org.wheelhouse.ui.help;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.host.Secret;

/** A report tells what helps, and of secrets that stand everywhere none. */
@NonNullByDefault
class ReportTest {

	private static final String KEY = "tr0ub4dor";
	private static final String TOLD = "correct horse battery";

	private final MachineSecrets secrets = new MachineSecrets();

	@Test
	void secretsThatStandEverywhereAreNotInIt() {
		secrets.tell("m", "k0", Secret.of(TOLD.toCharArray()));
		Map<String, String> environment = new HashMap<>(
				Map.of("AWS_SECRET_ACCESS_KEY", KEY, "VNC_PASSWORD", KEY, "PATH",
						"/usr/bin:/home/" + TOLD, "WHEELHOUSE_TOKEN", KEY, "LANG", "C.UTF-8", "HTTPS_PROXY",
						"http://a:" + KEY + "@p",
						"ANYTHING", KEY));
		environment.put("WHEELHOUSE_QEMU", "/opt/qemu?password=" + KEY);
		var log = List.of("!MESSAGE -object secret,id=k0,data=" + KEY, "{\"execute\":\"set_password\",\"arguments\":"
				+ "{\"protocol\":\"vnc\",\"password\":\"" + KEY + "\"}}", "set_password vnc " + KEY,
				"java.io.IOException: the word was " + TOLD, "password=\"" + KEY + "\"", "Token: " + KEY,
				"https://joe:" + KEY + "@example.org/x", "-spice port=5900,password=" + KEY + ",tls-port=1",
				"human-monitor-command command-line=change vnc password " + KEY);
		var text = report(environment, log);
		assertFalse(text.contains(KEY), text);
		assertFalse(text.contains(TOLD), text);
		assertFalse(text.contains("AWS_SECRET"), text);
		assertTrue(text.contains("tls-port=1") && text.contains("LANG=C.UTF-8") && text.contains("PATH=/usr/bin"),
				text);
	}

	@Test
	void itHasWhatHelps() {
		var text = report(Map.of("DISPLAY", ":0", "HOME", "/home/x"), List.of("!ENTRY org.wheelhouse.ui 4 0"));
		for (var wanted : List.of("Wheelhouse 1.0.0, commit 0a1b2c3", "Java: 25.0.1", "DISPLAY=:0",
				"org.eclipse.swt 3.133.0", "!ENTRY org.wheelhouse.ui 4 0")) {
			assertTrue(text.contains(wanted), text);
		}
		assertFalse(text.contains("HOME="), text);
	}

	private String report(Map<String, String> environment, List<String> log) {
		return new Report(
				new Product("1.0.0", "0a1b2c3", List.of(new Component("org.eclipse.swt", "3.133.0", "EPL-2.0"))),
				Map.of("Java", "25.0.1"), environment, log).text(secrets::hidden);
	}
}
