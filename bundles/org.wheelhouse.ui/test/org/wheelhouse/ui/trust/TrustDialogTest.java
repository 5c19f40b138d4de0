package org.wheelhouse.ui.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.trust.DefinitionEffects;
import org.wheelhouse.core.trust.HostEffect;
import org.wheelhouse.core.trust.HostEffect.Kind;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.trust.TrustDialog.Asked;

/** One page names each effect of each machine, with its option; not to start is what Enter does. */
@Tag("display")
@NonNullByDefault({})
class TrustDialogTest {

	private final WidgetStage stage = new WidgetStage(300, 200);
	private TrustDialog dialog;

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	@Test
	void eachEffectOfEachMachineIsNamedTheGravestFirst() {
		open(asked("web & co", "/home/me/Downloads/web.qemu",
				effect(Kind.WRITES, "writes into the disk /home/me/photos.qcow2",
						"-drive file=/home/me/photos.qcow2,if=virtio"),
				effect(Kind.RUNS, "runs /home/me/Downloads/up.sh when its network begins",
						"-netdev tap,id=n0,script=./up.sh,downscript=no")),
				asked("db", "/home/me/Downloads/db.qemu", effect(Kind.HANDS_OVER,
						"gives the guest a device of its computer: vfio-pci host=03:00.0",
						"-device vfio-pci,host=03:00.0")));
		assertEquals("Start 2 Machines for the First Time?", dialog.getShell().getText());
		assertEquals(List.of("web & co \u2013 /home/me/Downloads/web.qemu",
				"runs /home/me/Downloads/up.sh when its network begins",
				"-netdev tap,id=n0,script=./up.sh,downscript=no", "writes into the disk /home/me/photos.qcow2",
				"-drive file=/home/me/photos.qcow2,if=virtio", "db \u2013 /home/me/Downloads/db.qemu",
				"gives the guest a device of its computer: vfio-pci host=03:00.0", "-device vfio-pci,host=03:00.0"),
				Arrays.stream(tree().getItems()).flatMap(TrustDialogTest::texts).toList());
		stage.picture(dialog.getShell(), "trust");
		assertSame(button("trust.cancel"), dialog.getShell().getDefaultButton());
	}

	@Test
	void theButtonsSayWhatWasChosen() {
		open(asked("web", "/a", effect(Kind.RUNS, "runs x", "-s")));
		assertEquals("Start web for the First Time?", dialog.getShell().getText());
		button("trust.start").notifyListeners(SWT.Selection, new Event());
		assertEquals(Window.OK, dialog.getReturnCode());
		open(asked("web", "/a", effect(Kind.RUNS, "runs x", "-s")));
		button("trust.cancel").notifyListeners(SWT.Selection, new Event());
		assertEquals(IDialogConstants.CANCEL_ID, dialog.getReturnCode());
	}

	private void open(Asked... machines) {
		dialog = new TrustDialog(stage.shell(), List.of(machines));
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private static Stream<String> texts(TreeItem item) {
		assertTrue(item.getBounds().height > 0, () -> "not seen: " + item.getText());
		return Stream.concat(Stream.of(item.getText()), Arrays.stream(item.getItems()).flatMap(TrustDialogTest::texts));
	}

	private static Asked asked(String name, String file, HostEffect... effects) {
		return new Asked(name, name, new StartUntrusted(name, file, new DefinitionEffects(List.of(effects), "m")));
	}

	private static HostEffect effect(Kind kind, String sentence, String option) {
		return new HostEffect(kind, "t", sentence, option);
	}

	private Tree tree() {
		return controls(dialog.getShell()).filter(Tree.class::isInstance).map(Tree.class::cast).findFirst()
				.orElseThrow();
	}

	private Button button(String id) {
		return controls(dialog.getShell()).filter(control -> id.equals(control.getData("wheelhouse.id")))
				.map(Button.class::cast).findFirst().orElseThrow();
	}

	private static Stream<Control> controls(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof Composite composite
				? Stream.concat(Stream.of(child), controls(composite))
				: Stream.of(child));
	}
}
