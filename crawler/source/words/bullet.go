package words

// Bullets are signs in front of list entries that have no meaning of their own.
const Bullets = "•·‣⁃◦▪▫■□●○◆◇❖▸▹►▶➤→➔➜➡⇒"
