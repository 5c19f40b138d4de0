package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;

/** How an address could go on: those that were attached to last, and the computers that ssh knows. UI thread. */
final class AddressProposals implements IContentProposalProvider {

	private static final String SSH = "ssh://";
	private static final int MOST = 50;

	private final RecentAddresses recent;
	private List<String> computers = List.of();

	AddressProposals(RecentAddresses recent) {
		this.recent = recent;
	}

	/** These are known by name. */
	void know(List<String> names) {
		computers = List.copyOf(names);
	}

	@Override
	public IContentProposal[] getProposals(@Nullable String contents, int position) {
		var typed = contents == null ? "" : contents.substring(0, Math.min(position, contents.length())).strip();
		return of(typed).stream().map(address -> new ContentProposal(address, address, "", address.length()))
				.toArray(IContentProposal[]::new);
	}

	/** What begins so, or has it anywhere: a name is known by its middle too. A user's name stays before a computer's. */
	List<String> of(String typed) {
		var wanted = typed.toLowerCase(Locale.ROOT);
		var at = typed.startsWith(SSH) ? typed.indexOf('@') : -1;
		var user = at < 0 ? "" : typed.substring(SSH.length(), at + 1);
		return Stream.concat(recent.all().stream(), computers.stream().map(name -> SSH + user + name + "/"))
				.filter(address -> !address.equals(typed) && address.toLowerCase(Locale.ROOT).contains(wanted))
				.distinct()
				.limit(MOST).toList();
	}
}
