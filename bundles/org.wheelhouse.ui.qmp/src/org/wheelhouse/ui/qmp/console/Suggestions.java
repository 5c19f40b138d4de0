package org.wheelhouse.ui.qmp.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;
import org.wheelhouse.qmp.command.PropertyInfo;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.text.Completion;
import org.wheelhouse.qmp.text.HmpHelp;
import org.wheelhouse.qmp.text.Proposal;

/** What could be written on, for JFace's popup. UI thread. */
final class Suggestions implements IContentProposalProvider {

	private static final Pattern DRIVER = Pattern.compile("^\\s*device_add\\s.*?\\bdriver=(\\S+)", Pattern.DOTALL);

	private final Supplier<Optional<QemuCapabilities>> language;
	private final Supplier<Optional<KnownWords>> words;
	private final Supplier<Optional<HmpHelp>> human;
	private final Supplier<ManualPage> manual;

	/**
	 * @param human  what the human monitor understands; empty while the console speaks QMP
	 * @param manual what is told of commands
	 */
	Suggestions(Supplier<Optional<QemuCapabilities>> language, Supplier<Optional<KnownWords>> words,
			Supplier<Optional<HmpHelp>> human, Supplier<ManualPage> manual) {
		this.language = language;
		this.words = words;
		this.human = human;
		this.manual = manual;
	}

	@Override
	public IContentProposal[] getProposals(@Nullable String contents, int position) {
		var text = contents == null ? "" : contents;
		return human.get().map(known -> known.at(text, position).stream().map(this::suggestion))
				.orElseGet(() -> Stream.concat(offered(text, position), properties(text, position)))
				.toArray(IContentProposal[]::new);
	}

	private Stream<Suggestion> offered(String text, int position) {
		return language.get().map(QemuCapabilities::grammar)
				.map(schema -> new Completion(schema,
						argument -> words.get().map(known -> known.of(argument)).orElse(List.of())).at(text, position))
				.orElse(List.of()).stream().map(this::suggestion);
	}

	private Suggestion suggestion(Proposal proposal) {
		return new Suggestion(proposal.start(), proposal.end(), proposal.text(), proposal.detail(),
				HelpText.of(proposal.help(), manual.get()));
	}

	/** The schema does not tell what devices take; the devices do. */
	private Stream<Suggestion> properties(String text, int position) {
		var driver = DRIVER.matcher(text);
		if (!driver.find() || position <= driver.end()) {
			return Stream.empty();
		}
		var start = position;
		while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
			start--;
		}
		var begun = text.substring(start, position);
		var place = start;
		return words.get().map(known -> known.properties(driver.group(1))).orElse(List.of()).stream()
				.filter(property -> property.name().startsWith(begun) && !text.contains(" " + property.name() + "="))
				.map(property -> suggestion(place, position, property));
	}

	private static Suggestion suggestion(int start, int end, PropertyInfo property) {
		return new Suggestion(start, end, property.name() + "=", property.type(), property.description().orElse(""));
	}
}
