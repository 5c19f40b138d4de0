package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.host.remote.HostPrompt.Kind;

/** Words of OpenSSH 9.2 that were seen, and what they mean. */
class SshWordsTest {

	private static final SshTarget FAR = SshTarget.parse("me@far");

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"ssh: Could not resolve hostname far: Name or service not known | No computer is known by the name far | true",
			"ssh: connect to host far port 22: Connection timed out | far does not answer | true",
			"ssh: connect to host far port 22: Network is unreachable | This computer has no way to far | true",
			"ssh: connect to host far port 22: Connection refused | far answers, but no ssh server listens on its port 22 | true",
			"Connection timed out during banner exchange | Something answers in place of me@far that is no ssh server | true",
			"kex_exchange_identification: read: Connection reset by peer | The ssh server of me@far takes no connection now | true",
			"me@far: Permission denied (publickey,password). | me@far does not let this user in by publickey,password | false",
			"Received disconnect from far port 22:2: Too many authentication failures | me@far refuses after it was offered too many keys of the agent | false",
			"Host key verification failed. | The key of me@far was not accepted | false",
			"sign_and_send_pubkey: signing failed for ED25519-SK \"/k\": device not found | The security key for /k is not plugged in | false",
			"/c: line 3: Bad configuration option: nosuch | ssh cannot read its configuration | false",
			"hostname contains invalid characters | ssh takes no such name of a computer | false",
			"Timeout, server far not responding. | me@far does not answer any more | true"})
	void oneLineTellsWhatItIs(String line, String what, boolean passing) {
		var problem = SshWords.problem(FAR, List.of("Warning: Permanently added 'x'.", line), "", SshWords.OWN);
		assertEquals(what, problem.what());
		assertEquals(line, problem.words());
		assertEquals(passing, problem.passing());
		assertFalse(problem.advice().isEmpty());
	}

	/** The last line is then only what follows of it. */
	@Test
	void whatAJumpHostSaysComesFirst() {
		var problem = SshWords.problem(FAR, List.of("channel 0: open failed: connect failed: Connection refused",
				"stdio forwarding failed", "kex_exchange_identification: Connection closed by remote host"), "",
				SshWords.OWN);
		assertEquals("The jump host is reached, and does not reach me@far", problem.what());
	}

	@Test
	void whatIsNotKnownIsToldInItsOwnWords() {
		var problem = SshWords.problem(FAR, List.of(), "\nThis account is currently not available.\n", 1);
		assertTrue(problem.text().contains("starts no shell: This account is currently not available."), problem::text);
		problem = SshWords.problem(FAR, List.of("sh: 1: exec: /bin/sh: not found"), "", 127);
		assertTrue(problem.text().contains("starts no shell: sh: 1: exec: /bin/sh: not found."), problem::text);
	}

	/** Nobody has been let in: what ssh itself does not get over is told as that. */
	@Test
	void whatSshFailsAtIsNoMatterOfTheShellThere() {
		var problem = SshWords.problem(FAR,
				List.of("Load key \"/k\": error in libcrypto",
						"ssh_dispatch_run_fatal: Connection to far: incorrect signature"),
				"", SshWords.OWN);
		assertEquals("ssh does not connect to me@far", problem.what());
		assertEquals("ssh_dispatch_run_fatal: Connection to far: incorrect signature", problem.words());
		assertTrue(problem.advice().contains("ssh -l me -- far"), problem::advice);
		assertFalse(problem.passing());
	}

	@Test
	void questionsAreToldApart() {
		var key = SshPrompts.of(FAR, "ask", "The authenticity of host 'far (10.0.0.1)' can't be established.\n"
				+ "ED25519 key fingerprint is SHA256:abc+/1.\nThis key is not known by any other names.\n"
				+ "Are you sure you want to continue connecting (yes/no/[fingerprint])? ", false);
		assertEquals(Kind.HOST_KEY, key.kind());
		assertEquals("SHA256:abc+/1", key.fingerprint().orElseThrow());
		assertEquals("far (10.0.0.1)", key.about());
		assertEquals("/k", SshPrompts.of(FAR, "ask", "Enter passphrase for key '/k': ", false).about());
		assertEquals("me@bastion", SshPrompts.of(FAR, "ask", "me@bastion's password: ", false).about());
		assertEquals("me@far", SshPrompts.of(FAR, "ask", "(me@far) Verification code: ", false).about());
		assertEquals(Kind.PASSPHRASE, SshPrompts.of(FAR, "ask", "Enter passphrase for key '/k': ", false).kind());
		assertEquals(Kind.PASSWORD, SshPrompts.of(FAR, "ask", "me@far's password: ", false).kind());
		assertEquals(Kind.PIN, SshPrompts.of(FAR, "ask", "Enter PIN for ED25519-SK key /k: ", false).kind());
		assertEquals(Kind.CODE, SshPrompts.of(FAR, "ask", "(me@far) Verification code: ", false).kind());
		assertEquals(Kind.TOUCH,
				SshPrompts.of(FAR, "none", "Confirm user presence for key ED25519-SK SHA256:x", false).kind());
		assertEquals(Kind.CONFIRM, SshPrompts.of(FAR, "confirm", "Allow shared connection to far? ", false).kind());
	}
}
