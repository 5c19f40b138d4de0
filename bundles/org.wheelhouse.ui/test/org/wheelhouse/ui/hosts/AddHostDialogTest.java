package org.wheelhouse.ui.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.testkit.WidgetStage;

/** A computer is added in steps that can be seen, and not at all by who cancels. */
@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class AddHostDialogTest {

	private final WidgetStage stage = new WidgetStage(900, 700);
	private final Inventory inventory = new InventoryBuilder().host("this computer", "QEMU 7.2.22, kvm").inventory();
	private final FakeHostList list = new FakeHostList();
	private final List<String> watched = new ArrayList<>();
	private AddHostDialog dialog;

	@BeforeEach
	void open() {
		stage.open();
		dialog = new AddHostDialog(stage.shell(), list, inventory,
				(id, on) -> list.acts.add((on ? "lock " : "unlock ") + id), id -> {
					watched.add(id);
					return () -> watched.remove(id);
				},
				new ModelThread(stage.display()));
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	private Button ok() {
		return Controls.find(dialog.getShell(), "addhost.ok", Button.class);
	}

	private String label(String id) {
		return Controls.find(dialog.getShell(), "addhost." + id, Label.class).getText();
	}

	private void type(String text) {
		Controls.find(dialog.getShell(), "addhost.target", Text.class).setText(text);
	}

	private void press(String id) {
		Controls.find(dialog.getShell(), "addhost." + id, Button.class).notifyListeners(SWT.Selection, null);
	}

	private Host connecting() {
		type("ops@tern");
		press("ok");
		var host = LiveFactory.eINSTANCE.createHost();
		host.setId("ssh:ops@tern");
		host.setLabel("ops@tern");
		host.setConnection(HostConnection.CONNECTING);
		inventory.getHosts().add(host);
		return host;
	}

	@Test
	void whatSshMakesOfTheNameIsToldWhileItIsTyped() {
		assertFalse(ok().isEnabled(), "nothing is typed");
		type("ops@tern");
		stage.await(() -> label("route").contains("10.0.7.21, port 22"), "the route is told");
		assertTrue(label("route").contains("jump host bastion"), () -> label("route"));
		assertTrue(
				Controls.text(dialog.getShell())
						.matches("(?s).*Connecting.*bastion.*ops@tern.*Shell.*QEMUs that run.*"),
				() -> Controls.text(dialog.getShell()));
		assertTrue(label("run").contains("ssh -o ControlMaster=yes ops@tern"), () -> label("run"));
		assertEquals("ops@tern", Controls.find(dialog.getShell(), "host.label", Text.class).getText());
		assertTrue(ok().isEnabled());
		assertEquals(List.of(), list.acts, "nothing is done by typing");
	}

	@Test
	void whatIsBegunIsCompletedAndNothingStandsBeforeAWholeName() {
		var names = new AddHostDialog.Names();
		names.all = List.of("tern", "ternary", "heron");
		assertEquals(List.of("ops@tern", "ops@ternary"), proposed(names, "ops@te"));
		assertEquals(List.of("ternary"), proposed(names, "tern"));
		assertEquals(List.of(), proposed(names, "heron"));
	}

	private static List<String> proposed(AddHostDialog.Names names, String typed) {
		return Stream.of(names.of(typed, typed.length())).map(IContentProposal::getContent).toList();
	}

	@Test
	void itIsKeptWhenItIsConnected() {
		var host = connecting();
		host.setQuestion("asks about its host key");
		assertEquals("asks about its host key: see the question", label("step.ssh"));
		assertFalse(ok().isEnabled());
		stage.picture(dialog.getShell(), "add-host");
		host.setQuestion("");
		host.setLatencyMillis(14);
		host.setSummary("QEMU 11.1.3, kvm");
		host.setConnection(HostConnection.CONNECTED);
		assertEquals("there; 14 ms there and back", label("step.shell"));
		assertEquals("QEMU 11.1.3, kvm", label("step.qemu"));
		assertEquals("what runs there is looked at; none is touched", label("step.found"));
		assertEquals(List.of("ssh:ops@tern"), watched);
		host.setFound(LiveFactory.eINSTANCE.createHostFound());
		host.getFound().getQemus().add(LiveFactory.eINSTANCE.createFoundQemu());
		assertEquals("1 found and listed, none is touched", label("step.found"));
		assertTrue(ok().isEnabled());
		stage.picture(dialog.getShell(), "add-host-connected");
		assertEquals("Add Host", ok().getText());
		press("ok");
		assertEquals(List.of(), watched);
		assertEquals(List.of("add ops@tern", "change ssh:ops@tern"), list.acts);
	}

	/** Found machines are asked as soon as it is connected; it must be known then. */
	@Test
	void aReadOnlyOneIsThatFromItsFirstMoment() {
		var readOnly = Controls.find(dialog.getShell(), "host.readOnly", Button.class);
		readOnly.setSelection(true);
		connecting();
		assertEquals(List.of("lock ssh:ops@tern", "add ops@tern"), list.acts);
		readOnly.setSelection(false);
		readOnly.notifyListeners(SWT.Selection, null);
		assertEquals("unlock ssh:ops@tern", list.acts.getLast());
	}

	@Test
	void whoseLockIsKnownKeepsItWhenHeIsRefused() {
		list.all.add(new KeptHost("ops@tern", "x", true));
		Controls.find(dialog.getShell(), "host.readOnly", Button.class).setSelection(true);
		type("ops@tern");
		press("ok");
		assertEquals(List.of(), list.acts);
	}

	@Test
	void whatIsWrongIsToldAndItCanBeAddedAllTheSame() {
		var host = connecting();
		host.setProblem("tern does not answer");
		host.setProblemWords("ssh: connect to host tern port 22: Connection timed out");
		host.setProblemAdvice("Look whether it is running.");
		host.setConnection(HostConnection.LOST);
		assertTrue(label("step.ssh").contains("tern does not answer."), () -> label("step.ssh"));
		assertTrue(label("step.ssh").contains("Connection timed out"));
		assertTrue(label("step.ssh").contains("Look whether it is running."));
		assertEquals("Add Anyway", ok().getText());
		stage.picture(dialog.getShell(), "add-host-lost");
	}

	@Test
	void whoCancelsOrTypesAnotherNameHasAddedNothing() {
		connecting();
		type("ops@heron");
		assertEquals(List.of("add ops@tern", "remove ssh:ops@tern"), list.acts);
		assertEquals("Connect", ok().getText());
		press("ok");
		press("cancel");
		assertEquals(List.of("add ops@tern", "remove ssh:ops@tern", "add ops@heron", "remove ssh:ops@heron"),
				list.acts);
	}

	@Test
	void oneThatIsInTheListIsRefusedInPlace() {
		list.all.add(new KeptHost("ops@tern", "x", true));
		type("ops@tern");
		press("ok");
		assertTrue(dialog.getErrorMessage().contains("in the list already"), dialog.getErrorMessage());
	}

	@Test
	void theMenuOfAHostThatIsLostConnectsIt() {
		var host = connecting();
		host.setConnection(HostConnection.LOST);
		host.setProblem("lost");
		var hosts = new HostMenu(stage.shell(), list, (_, _) -> {
		}, id -> list.acts.add("forget " + id), (_, _) -> {
		});
		var menu = new MenuManager();
		menu.add(new Separator("additions"));
		hosts.fill(menu, "additions", host);
		hosts.fill(menu, "additions", host);
		var items = new ArrayList<String>();
		for (var item : menu.getItems()) {
			if (item instanceof ActionContributionItem action) {
				items.add(action.getAction().getText() + (action.getAction().isEnabled() ? "" : " (grey)"));
				if (action.getId().endsWith(".connect") || action.getId().endsWith(".forget")) {
					action.getAction().run();
				}
			}
		}
		assertEquals(List.of("Connect", "Disconnect", "Why It Is Not Connected…", "Edit Host…",
				"Forget Its Kept Passwords", "Remove Host…"), items);
		assertTrue(list.acts.containsAll(List.of("connect ssh:ops@tern", "forget ssh:ops@tern")), list.acts::toString);
		hosts.fill(menu, "additions", inventory.getHosts().getFirst());
		assertEquals(1, menu.getItems().length, "this computer has none of it");
	}

	@Test
	void aKeyThatHasChangedIsToldWithTheCommandAndWithoutAButtonThatAccepts() {
		var host = connecting();
		host.setConnection(HostConnection.REFUSED);
		host.setProblem("tern shows another key than the one that is known of it");
		host.setProblemWords("The fingerprint for the ED25519 key sent by the remote host is SHA256:new. "
				+ "Offending ED25519 key in /home/ops/.ssh/known_hosts:3 ssh-keygen -f \"/home/ops/.ssh/known_hosts\" -R \"tern\" The ED25519 key that is known of it is SHA256:k1.");
		host.setProblemAdvice("Ask who administers it.");
		var problem = new HostProblemDialog(stage.shell(), host);
		problem.setBlockOnOpen(false);
		problem.open();
		assertTrue(Controls.find(problem.getShell(), "hostproblem.words", Text.class).getText()
				.contains("/home/ops/.ssh/known_hosts:3"));
		assertEquals(List.of("Copy", "&Close"), Controls.all(problem.getShell()).filter(Button.class::isInstance)
				.map(button -> ((Button) button).getText()).toList());
		stage.picture(problem.getShell(), "host-key-changed");
		assertEquals("ssh-keygen -f \"/home/ops/.ssh/known_hosts\" -R \"tern\"", ProblemText.command(host));
		problem.close();
	}
}
