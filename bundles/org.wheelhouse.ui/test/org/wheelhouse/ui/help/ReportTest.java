package org.wheelhouse.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.LiveFactory;

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

	/** One that is dead would let a person wait for nothing. */
	@Test
	void aComputerFarAwayIsNotAskedForIt() throws Exception {
		var inventory = LiveFactory.eINSTANCE.createInventory();
		for (var state : List.of(HostConnection.HERE, HostConnection.LOST)) {
			var shown = LiveFactory.eINSTANCE.createHost();
			shown.setLabel(state == HostConnection.HERE ? "this computer" : "ops@atlas");
			shown.setConnection(state);
			shown.setSummary("QEMU 10.0.13, kvm");
			inventory.getHosts().add(shown);
		}
		var near = host(Host.class, "this computer", CompletableFuture.failedFuture(new IOException("none")));
		var far = host(RemoteHost.class, "ops@atlas", new CompletableFuture<>());
		assertEquals(List.of("this computer: none", "ops@atlas: lost; QEMU 10.0.13, kvm"),
				ReportMaker.qemus(List.of(near, far), inventory).get(20, TimeUnit.SECONDS));
	}

	private static <T extends Host> T host(Class<T> type, String label, CompletableFuture<HostProfile> profile) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
				(_, method, _) -> method.getName().equals("label") ? label : profile));
	}
}
