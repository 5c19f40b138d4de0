package org.wheelhouse.core.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.SetLink;
import org.wheelhouse.qmp.command.Stop;

class LinkStatesTest {

	private final LinkStates links = new LinkStates();

	@Test
	void aLinkIsDownFromItsCommandUntilTheNext() {
		links.done(new SetLink("nic0", false));
		links.done(new SetLink("nic1", false));
		links.done(new SetLink("nic1", true));
		links.done(new Stop());
		assertEquals(Set.of("nic0"), links.down());
	}

	@Test
	void whatAPersonTypedCountsAsWell() {
		links.done(new RawCommand("set_link", new SetLink("nic0", false).arguments()));
		assertEquals(Set.of("nic0"), links.down());
	}

	@Test
	void anotherCardOfTheSameNameBeginsUp() {
		links.done(new SetLink("nic0", false));
		links.gone("nic0");
		assertEquals(Set.of(), links.down());
		links.done(new SetLink("nic0", false));
		links.forget();
		assertEquals(Set.of(), links.down());
	}
}
