package org.wheelhouse.ui.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;

class VncFormTest {

	/** To look at a password nobody has to be asked. */
	private final MachineAccess machine = (MachineAccess) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[]{MachineAccess.class}, (_, method, _) -> switch (method.getName()) {
				case "name" -> "rich-7.2";
				case "readOnly" -> Optional.empty();
				default -> throw new UnsupportedOperationException(method.getName());
			});
	private final OperationForm form = VncForm.of("rich-7.2", null, () -> Optional.of(machine));

	@Test
	void ofALongPasswordItIsToldThatEightBytesCount() {
		assertEquals(Optional.empty(), warning("eight888"));
		assertEquals(Optional.empty(), warning("ääää"));
		var told = String.valueOf(warning("ääääää"));
		assertTrue(told.contains("weight=SURPRISE") && told.contains("this one has 12"), told);
		assertTrue(warning("123456 8 ").isPresent(), "a blank at its end is a part of it");
	}

	@Test
	void passwordIsNotShown() {
		var plan = assertInstanceOf(FormResult.Ready.class, proposed(0, "password", "s3cret")).operation().plan();
		assertTrue(plan.getFirst().json().startsWith("{\"execute\":\"set_password\""), plan.toString());
		assertTrue(plan.stream().noneMatch(command -> command.json().contains("s3cret")), plan.toString());
	}

	@Test
	void emptyPasswordIsNotTaken() {
		assertInstanceOf(FormResult.Wrong.class, proposed(0, "password", ""));
	}

	@ParameterizedTest
	@ValueSource(strings = {"now", "never", "+60", "2000000000"})
	void expiryIsTakenAsQemuTakesIt(String time) {
		var plan = assertInstanceOf(FormResult.Ready.class, proposed(1, "expiry", time)).operation().plan();
		assertTrue(plan.getFirst().json().contains("\"time\":\"" + time + "\""), plan.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", ":5901", "unix:/run/vnc.sock"})
	void whatIsNoAddressIsNotTaken(String typed) {
		assertInstanceOf(FormResult.Wrong.class, proposed(2, "address", typed));
		assertInstanceOf(FormResult.Ready.class, proposed(2, "address", "127.0.0.1:5901"));
	}

	@Test
	void whatItDoesIsSaidAlsoWhileSomethingIsMissing() {
		assertTrue(proposed(0, "password", "").remark().contains("password=on"));
		assertTrue(proposed(0, "password", "secret").remark().contains("password=on"));
	}

	@Test
	void machineThatIsNotConnectedIsNotAsked() {
		var alone = VncForm.of("rich-7.2", null, Optional::empty);
		assertEquals(Messages.Vnc_NotConnected, assertInstanceOf(FormResult.Wrong.class,
				alone.proposed().apply(entries(0, "password", "secret"))).problem());
	}

	private Optional<?> warning(String password) {
		return assertInstanceOf(FormResult.Ready.class, proposed(0, "password", password)).operation().warning().join();
	}

	private FormResult proposed(int what, String field, String typed) {
		return form.proposed().apply(entries(what, field, typed));
	}

	private static FormValues entries(int what, String field, String typed) {
		return new FormValues(Map.of("what", String.valueOf(what), field, typed));
	}
}
