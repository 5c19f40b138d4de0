package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.widget.WidgetIds;

@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class AttachDialogTest {

	private final WidgetStage stage = new WidgetStage(300, 200);
	private final AtomicReference<String> kept = new AtomicReference<>("");
	private final RecentAddresses recent = new RecentAddresses(kept::get, kept::set);
	private final List<String> asked = new ArrayList<>();
	private CompletableFuture<String> answer = new CompletableFuture<>();
	private AttachDialog dialog;

	@BeforeEach
	void open() {
		stage.open();
		dialog = new AttachDialog(stage.shell(), address -> {
			asked.add(address);
			return answer;
		}, new ModelThread(stage.display()), recent, CompletableFuture.completedFuture(List.of("atlas", "tern")));
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	@Test
	void nothingTypedCannotBeAttachedTo() {
		assertFalse(ok().isEnabled());
		address().setText("   ");
		assertFalse(ok().isEnabled());
		address().setText("unix:/x");
		assertTrue(ok().isEnabled());
	}

	@Test
	void whatWasWrongIsSaidInPlaceAndCanBeCorrected() {
		press("unix:/nowhere");
		assertFalse(address().isEnabled(), "waits");
		answer.completeExceptionally(new CoreException("There is no socket /nowhere."));
		stage.await(() -> said().contains("There is no socket /nowhere."), "reason in place");
		assertTrue(address().isEnabled());
		answer = new CompletableFuture<>();
		press("unix:/there");
		answer.complete("id-7");
		stage.await(() -> dialog.getShell() == null, "dialog closed");
		assertEquals("id-7", dialog.attached());
		assertEquals(List.of("unix:/nowhere", "unix:/there"), asked);
		assertEquals(List.of("unix:/there"), recent.all(), "only what worked is remembered");
	}

	@Test
	void aLongReasonIsSeenWhole() {
		press("tls:127.0.0.1:4444");
		answer.completeExceptionally(new CoreException(
				"The certificate of tls:127.0.0.1:4444 (CN=server) is for vm.example, not for 127.0.0.1.",
				"Attach by a name that it is for, or say behind the port that it is meant: "
						+ "tls:127.0.0.1:4444,dir=/home/kim/machines/certificates/client,tls-hostname=NAME. "
						+ "If you did not expect this, find out who answers there before you trust it. ".repeat(3),
				null));
		stage.await(() -> said().contains("vm.example"), "reason in place");
		stage.settle();
		var said = named("attach.said");
		stage.picture(dialog.getShell(), "attach-long-reason");
		assertTrue(said.getSize().y >= said.computeSize(said.getSize().x, SWT.DEFAULT).y, said.getSize().toString());
		assertTrue(dialog.getShell().getClientArea().height >= ok().getLocation().y + ok().getSize().y);
	}

	@Test
	void cancelGivesUpWaitingAndThenCloses() {
		press("unix:/slow");
		button(false).notifyListeners(SWT.Selection, null);
		assertTrue(answer.isCancelled());
		assertNotNull(dialog.getShell());
		assertTrue(address().isEnabled());
		button(false).notifyListeners(SWT.Selection, null);
		assertTrue(dialog.getShell() == null);
	}

	@Test
	void whatWasGivenUpSaysNoMore() {
		press("unix:/slow");
		button(false).notifyListeners(SWT.Selection, null);
		stage.settle();
		assertNotNull(dialog.getShell());
		assertEquals(Messages.Attach_GivenUp, said());
	}

	@Test
	void newestAddressComesFirstWithoutRepeats() {
		for (var address : List.of("a", "b", "a", "c")) {
			recent.add(address);
		}
		assertEquals(List.of("c", "a", "b"), recent.all());
	}

	private void press(String text) {
		address().setText(text);
		ok().notifyListeners(SWT.Selection, null);
	}

	private Button ok() {
		return button(true);
	}

	private Button button(boolean ok) {
		return all(dialog.getShell()).stream().filter(Button.class::isInstance).map(Button.class::cast)
				.filter(button -> ok == "attach.ok".equals(button.getData(WidgetIds.ID))).findFirst().orElseThrow();
	}

	private Combo address() {
		return (Combo) named("attach.address");
	}

	private String said() {
		return ((Label) named("attach.said")).getText();
	}

	private Control named(String id) {
		return all(dialog.getShell()).stream().filter(control -> id.equals(control.getData(WidgetIds.ID))).findFirst()
				.orElseThrow();
	}

	private static List<Control> all(Composite parent) {
		var all = new ArrayList<Control>();
		Arrays.stream(parent.getChildren()).forEach(child -> {
			all.add(child);
			if (child instanceof Composite composite) {
				all.addAll(all(composite));
			}
		});
		return all;
	}
}
