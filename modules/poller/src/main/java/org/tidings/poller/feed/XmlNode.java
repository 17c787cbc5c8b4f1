package org.tidings.poller.feed;

/** What an element holds: other elements and text, in the order of the document. */
sealed interface XmlNode permits XmlElement, XmlText {}
