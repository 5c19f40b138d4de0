package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.Preferences;

class RecentAddressesTest {

	@Test
	void addressIsInTheFileBeforeTheWorkbenchCloses() throws InterruptedException {
		var kept = new ConcurrentHashMap<String, String>();
		var written = new CountDownLatch(1);
		var recent = RecentAddresses.in(node(kept, written));

		recent.add("unix:/run/vm/qmp.sock");

		assertEquals(List.of("unix:/run/vm/qmp.sock"), recent.all());
		assertTrue(written.await(20, TimeUnit.SECONDS), "a killed workbench loses it");
	}

	private static Preferences node(Map<String, String> kept, CountDownLatch written) {
		return (Preferences) Proxy.newProxyInstance(RecentAddressesTest.class.getClassLoader(),
				new Class<?>[]{Preferences.class}, (_, method, arguments) -> switch (method.getName()) {
					case "get" -> kept.getOrDefault(arguments[0], (String) arguments[1]);
					case "put" -> kept.put((String) arguments[0], (String) arguments[1]);
					case "flush" -> {
						written.countDown();
						yield null;
					}
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}
}
