package org.wheelhouse.ui.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.secret.SecretKeeper;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompt.HostKey;
import org.wheelhouse.host.remote.HostPrompt.Kind;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.secret.Keeping;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.widget.WidgetIds;

/** What is asked while a computer is connected becomes a dialog that names it, and its answer reaches who asked. */
@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class HostPromptsTest {

	private static final HostKey KEY = new HostKey("ED25519", "SHA256:4vQ1kN0yWm3c7sUeZ1bX9aHh2rJtKq8oLf6DpGzEwTc",
			List.of());

	private static final long PATIENCE = 60_000;

	private final WidgetStage stage = new WidgetStage(700, 500);
	private final InMemory keyring = new InMemory();
	private HostPrompts prompts;
	private Keeping keeping = Keeping.OFFERED;
	private Shell above;

	@BeforeEach
	void open() {
		stage.open();
		above = stage.shell();
		prompts = new HostPrompts(new ModelThread(stage.display()), () -> above,
				new KeptAnswers(() -> keyring, host -> "ssh:" + host, _ -> keeping, PATIENCE));
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private CompletableFuture<Optional<Secret>> ask(Kind kind, String about, String text) {
		return ask(kind, about, text, false);
	}

	private CompletableFuture<Optional<Secret>> ask(Kind kind, String about, String text, boolean again) {
		return prompts.ask(new HostPrompt(kind, "ops@tern", about, text,
				kind == Kind.HOST_KEY ? Optional.of(KEY) : Optional.empty(), again));
	}

	private CompletableFuture<Optional<Secret>> askPassphrase(boolean again) {
		return ask(Kind.PASSPHRASE, "/k", "Enter passphrase for key '/k':", again);
	}

	private Shell typed(String text) {
		var dialog = dialog("prompt");
		Controls.find(dialog, "prompt.answer", Text.class).setText(text);
		return dialog;
	}

	private Shell dialog(String id) {
		stage.await(() -> find(id).isPresent(), id + " is open");
		return find(id).orElseThrow();
	}

	private Optional<Shell> find(String id) {
		return Stream.of(stage.display().getShells()).filter(shell -> id.equals(shell.getData(WidgetIds.ID)))
				.findFirst();
	}

	private static void press(Shell dialog, String id) {
		Controls.find(dialog, id, Button.class).notifyListeners(SWT.Selection, null);
	}

	private static String told(CompletableFuture<Optional<Secret>> answer) {
		return answer.orTimeout(20, TimeUnit.SECONDS).join().map(Secret::text).orElse("none");
	}

	@Test
	void aHostKeyIsShownAndNotConnectingIsTheDefault() {
		var answer = ask(Kind.HOST_KEY, "tern (10.0.7.21)", "…");
		var dialog = dialog("hostkey");
		assertEquals("Host Key of ops@tern", dialog.getText());
		assertTrue(Controls.text(dialog).contains("The host key of tern (10.0.7.21) is not known yet"),
				() -> Controls.text(dialog));
		assertEquals(KEY.fingerprint(), Controls.find(dialog, "hostkey.fingerprint", Text.class).getText());
		assertSame(Controls.find(dialog, "hostkey.refuse", Button.class), dialog.getDefaultButton());
		assertTrue(Controls.find(dialog, "prompt.left", Label.class).getText()
				.startsWith("a server usually waits 120 s: "));
		stage.picture(dialog, "host-key");
		press(dialog, "hostkey.accept");
		assertEquals("yes", told(answer));
		assertTrue(dialog.isDisposed());
	}

	@Test
	void anAddressIsNamedOnce() {
		ask(Kind.HOST_KEY, "[127.0.0.1]:33909 ([127.0.0.1]:33909)", "…");
		var dialog = dialog("hostkey");
		assertTrue(Controls.text(dialog).contains("The host key of [127.0.0.1]:33909 is not known yet"),
				() -> Controls.text(dialog));
		dialog.close();
	}

	@Test
	void aFingerprintThatIsPastedIsForSshToCompare() {
		var answer = ask(Kind.HOST_KEY, "tern", "…");
		var dialog = dialog("hostkey");
		Controls.find(dialog, "hostkey.expected", Text.class).setText(" SHA256:other ");
		press(dialog, "hostkey.accept");
		assertEquals("SHA256:other", told(answer));
	}

	@Test
	void whoDoesNotConnectHasAnsweredNothing() {
		var answer = ask(Kind.HOST_KEY, "tern", "…");
		press(dialog("hostkey"), "hostkey.refuse");
		assertEquals("none", told(answer));
	}

	@Test
	void aPassphraseIsHiddenAndGoesNoFurther() {
		var answer = ask(Kind.PASSPHRASE, "/home/ops/.ssh/id", "Enter passphrase for key '/home/ops/.ssh/id':");
		var dialog = dialog("prompt");
		assertTrue(Controls.text(dialog).contains("The key for ops@tern is locked"), () -> Controls.text(dialog));
		assertTrue(Controls.text(dialog).contains("Enter passphrase for key '/home/ops/.ssh/id':"));
		var field = Controls.find(dialog, "prompt.answer", Text.class);
		assertTrue((field.getStyle() & SWT.PASSWORD) != 0);
		field.setText("open sesame");
		stage.picture(dialog, "host-passphrase");
		press(dialog, "prompt.ok");
		assertEquals("open sesame", told(answer));
	}

	@Test
	void whatIsCancelledOrClosedIsNotAnswered() {
		var first = ask(Kind.PASSWORD, "", "ops@tern's password:");
		press(dialog("prompt"), "prompt.cancel");
		assertEquals("none", told(first));
		var second = ask(Kind.CODE, "", "(ops@tern) Verification code:");
		dialog("prompt").close();
		assertEquals("none", told(second));
	}

	@Test
	void aQuestionOutlivesTheWindowThatItStandsBefore() {
		var first = ask(Kind.PASSWORD, "", "ops@tern's password:");
		above = dialog("prompt");
		var second = ask(Kind.CODE, "", "(ops@tern) Verification code:");
		stage.await(() -> above.getShells().length == 1, "it stands before the first one");
		var gone = above;
		above = stage.shell();
		press(gone, "prompt.cancel");
		assertEquals("none", told(first));
		assertFalse(second.isDone());
		var again = dialog("prompt");
		assertTrue(Controls.text(again).contains("Verification code"), () -> Controls.text(again));
		Controls.find(again, "prompt.answer", Text.class).setText("123456");
		press(again, "prompt.ok");
		assertEquals("123456", told(second));
	}

	@Test
	void aTouchIsOnlySaidAndGoesWhenItIsOver() {
		var answer = ask(Kind.TOUCH, "", "Confirm user presence for key ED25519-SK SHA256:x");
		var dialog = dialog("prompt");
		assertTrue(Controls.all(dialog).noneMatch(Text.class::isInstance), "nothing is to be typed");
		answer.cancel(false);
		stage.await(dialog::isDisposed, "it has gone");
	}

	@Test
	void whatIsOverBeforeItIsShownIsNotShown() {
		ask(Kind.PIN, "", "Enter PIN for ED25519-SK key /k:").cancel(false);
		stage.settle();
		assertFalse(find("prompt").isPresent());
	}

	@Test
	void nothingIsKeptUnlessAPersonSaysSo() {
		var answer = askPassphrase(false);
		var dialog = typed("open sesame");
		assertFalse(Controls.find(dialog, "prompt.keep", Button.class).getSelection());
		press(dialog, "prompt.ok");
		assertEquals("open sesame", told(answer));
		assertEquals(Map.of(), keyring.kept);
	}

	@Test
	void whatIsKeptIsNotAskedAgainUntilItIsWrong() {
		var first = askPassphrase(false);
		var dialog = typed("open sesame");
		Controls.find(dialog, "prompt.keep", Button.class).setSelection(true);
		stage.picture(dialog, "host-keep");
		press(dialog, "prompt.ok");
		assertEquals("open sesame", told(first));
		assertEquals(Map.of("passphrase of /k", Secret.of("open sesame".toCharArray())),
				keyring.kept.get("ssh:ops@tern"));
		var second = askPassphrase(false);
		assertEquals("open sesame", told(second), "nobody is asked");
		assertFalse(find("prompt").isPresent());
		var third = askPassphrase(true);
		var again = dialog("prompt");
		assertEquals(Map.of(), keyring.kept, "it was wrong");
		assertTrue(Controls.text(again).contains("What was kept in the keyring was not right"),
				() -> Controls.text(again));
		stage.picture(again, "host-kept-wrong");
		press(typed("another"), "prompt.ok");
		assertEquals("another", told(third));
		assertEquals(Map.of(), keyring.kept);
	}

	/** A server may ask for what is meant for another, and a code holds once. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"PIN | /k | Enter PIN for ED25519-SK key /k:",
			"CODE | ops@tern | (ops@tern) Password:",
			"PASSWORD | (ops@tern) ops@bastion | (ops@tern) ops@bastion's password:",
			"PASSWORD | | 's password:", "CONFIRM | /k | Allow use of key /k?"})
	void whatSshDoesNotAskForByItselfIsNotKept(Kind kind, @Nullable String about, String text) {
		keyring.keep("ssh:ops@tern", Map.of("password of ops@bastion", Secret.of("theirs".toCharArray())));
		var answer = ask(kind, about == null ? "" : about, text);
		var dialog = dialog("prompt");
		assertTrue(Controls.all(dialog).noneMatch(each -> "prompt.keep".equals(each.getData(WidgetIds.ID))));
		press(dialog, "prompt.cancel");
		assertEquals("none", told(answer));
	}

	@Test
	void whereNothingCanBeKeptItSaysSo() {
		keeping = Keeping.NO_KEYRING;
		ask(Kind.PASSWORD, "ops@tern", "ops@tern's password:");
		assertTrue(Controls.text(dialog("prompt")).contains("there is no keyring here"));
		press(dialog("prompt"), "prompt.cancel");
	}

	/** It may wait for somebody who is not there. */
	@Test
	void aKeyringThatDoesNotAnswerKeepsNobodyWaiting() {
		prompts = new HostPrompts(new ModelThread(stage.display()), () -> above,
				new KeptAnswers(() -> keyring, host -> host, _ -> keeping, 10));
		keyring.found = new CompletableFuture<>();
		var answer = askPassphrase(false);
		press(typed("open sesame"), "prompt.ok");
		assertEquals("open sesame", told(answer));
	}

	/** A keyring without a desktop. */
	private static final class InMemory implements SecretKeeper {

		final Map<String, Map<String, Secret>> kept = new HashMap<>();
		CompletableFuture<Map<String, Secret>> found = CompletableFuture.completedFuture(Map.of());

		@Override
		public CompletableFuture<Boolean> isThere() {
			return CompletableFuture.completedFuture(true);
		}

		@Override
		public CompletableFuture<Map<String, Secret>> find(String machine, Set<String> ids) {
			return found.thenApply(_ -> kept.getOrDefault(machine, Map.of()));
		}

		@Override
		public CompletableFuture<Boolean> keep(String machine, Map<String, Secret> secrets) {
			kept.put(machine, secrets);
			return CompletableFuture.completedFuture(true);
		}

		@Override
		public CompletableFuture<Boolean> forget(String machine) {
			return CompletableFuture.completedFuture(kept.remove(machine) != null);
		}

		@Override
		public CompletableFuture<Boolean> forget(String machine, String id) {
			return forget(machine);
		}

		@Override
		public CompletableFuture<Map<String, List<String>>> kept() {
			throw new UnsupportedOperationException();
		}
	}
}
