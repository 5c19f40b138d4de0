package org.wheelhouse.ui.hotplug;

import java.security.SecureRandom;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.widget.Fields;

/** The fields of a network card. */
final class NetworkFields implements BackendFields {

	private final SecureRandom random = new SecureRandom();
	private final Combo network;
	private final Text mac;
	private final Button another;

	NetworkFields(Composite parent, Runnable changed) {
		var fields = new Fields(parent, changed);
		fields.label(Messages.NetworkFields_network);
		network = fields.combo("hotplug.network", List.of(Messages.NetworkFields_user), 2);
		fields.label(Messages.NetworkFields_mac);
		mac = fields.text("hotplug.mac", 1);
		another = fields.button("hotplug.anotherMac", Messages.NetworkFields_another, SWT.PUSH, 1, this::generate);
		generate();
	}

	@Override
	public PlugDraft.Backend backend() {
		return new PlugDraft.Backend.Network(mac.getText().strip());
	}

	@Override
	public void enable(boolean enabled) {
		network.setEnabled(enabled);
		mac.setEnabled(enabled);
		another.setEnabled(enabled);
	}

	private void generate() {
		mac.setText(MacAddress.generate(random));
	}
}
