package org.wheelhouse.core.vnc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;

@Tag("qemu")
class VncPasswordQemuTest {

	@Test
	void aPasswordThatIsRefusedIsNotRepeated() throws Exception {
		try (var machine = RealMachine.start("vnc", "-machine", "pc", "-vnc", "none")) {
			var change = new ChangeVncServer(machine, new VncServerRequest.Password("sesame99"));
			var failure = assertThrows(OperationFailed.class, () -> Await.get(change.run()));
			assertFalse(failure.getMessage().contains("sesame99"), failure.getMessage());
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				assertFalse(String.valueOf(cause.getMessage()).contains("sesame99"));
			}
			assertTrue(failure.command().contains("set_password"), failure.command());
			assertTrue(Await.get(new ChangeVncServer(machine, new VncServerRequest.Password("123456789")).warning())
					.isPresent());
		}
	}
}
