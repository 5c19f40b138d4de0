package org.wheelhouse.host.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.AfterLogout.Fate;

/** What becomes of machines at logout follows from what systemd's login manager says. */
class LogoutQuestionTest {

	private static AfterLogout far(String... lines) {
		return LogoutQuestion.judge(String.join("\n", lines), false, "far");
	}

	@Test
	void withoutALoginManagerMachinesRunOn() {
		assertEquals(Fate.RUN_ON, far("User=ann").fate());
	}

	@Test
	void theOneThatKillsIsToldWithTheCommandThatChangesIt() {
		var told = far("User=ann", "KillUserProcesses=yes", "KillOnlyUsers=", "KillExcludeUsers=root", "Linger=no");
		assertEquals(Fate.END, told.fate());
		assertTrue(told.text().contains("KillUserProcesses=yes"), told.text());
		assertEquals("loginctl enable-linger ann", told.command());
		assertEquals(Fate.RUN_ON, far("User=ann", "KillUserProcesses=no", "Linger=no").fate());
	}

	@Test
	void whoLingersOrIsLeftOutIsNotKilled() {
		assertEquals(Fate.RUN_ON, far("User=ann", "KillUserProcesses=yes", "Linger=yes").fate());
		assertEquals(Fate.RUN_ON,
				far("User=root", "KillUserProcesses=yes", "KillExcludeUsers=root", "Linger=no").fate());
		assertEquals(Fate.RUN_ON, far("User=ann", "KillUserProcesses=yes", "KillOnlyUsers=bob eve").fate());
		assertEquals(Fate.END, far("User=eve", "KillUserProcesses=yes", "KillOnlyUsers=bob eve").fate());
	}

	/** The user's manager ends with the last session, whatever is said of session processes. */
	@Test
	void aScopeOfTheUsersManagerEndsUnlessTheUserLingers() {
		var told = LogoutQuestion.judge("User=ann\nKillUserProcesses=no\nLinger=no\n", true, "this computer");
		assertEquals(Fate.END, told.fate());
		assertEquals("loginctl enable-linger ann", told.command());
		assertEquals(Fate.RUN_ON, LogoutQuestion.judge("User=ann\nLinger=yes\n", true, "this computer").fate());
	}
}
